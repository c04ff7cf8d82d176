/**
 * Dragging someone in the picture of a map. It fills in and sends the form that stands below the picture: where someone is put down is kept
 * in the same way as after a press on its buttons.
 *
 * <svg> … <g data-actor="id">…</g> </svg>   <form id="place-by-hand"> actor, across, down </form>
 */
const placing = document.querySelector<HTMLFormElement>('#place-by-hand');
const drawing = document.querySelector<SVGSVGElement>('.kring-network__picture');
if (placing && drawing) drags(placing, drawing);

function drags(form: HTMLFormElement, svg: SVGSVGElement): void {
  // The places of the form are thousandths of the whole picture; a part of it says in data-whole how large that is.
  const [width = 0, height = 0] = (svg.dataset.whole ?? '').split(' ').map(Number);
  if (!width || !height) return;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  let held: { actor: SVGGElement; from: DOMPoint } | null = null;
  svg.classList.add('kring-network__picture--drags');

  svg.addEventListener('pointerdown', (event) => {
    const actor = event.target instanceof Element ? event.target.closest<SVGGElement>('[data-actor]') : null;
    if (!actor || event.button !== 0) return;
    held = { actor, from: pointOf(event) };
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener('pointermove', (event) => {
    if (!held) return;
    const { x, y } = pointOf(event);
    held.actor.setAttribute('transform', `translate(${x - held.from.x} ${y - held.from.y})`);
  });
  svg.addEventListener('pointercancel', () => {
    held?.actor.removeAttribute('transform');
    held = null;
  });
  svg.addEventListener('pointerup', (event) => {
    if (!held) return;
    const { actor, from } = held;
    held = null;
    const to = pointOf(event);
    if (Math.hypot(to.x - from.x, to.y - from.y) < 12) return actor.removeAttribute('transform'); // a press is no drag
    const middle = actor.querySelector('text')!;
    const [x, y] = [Number(middle.getAttribute('x')) + to.x - from.x, Number(middle.getAttribute('y')) - 9 + to.y - from.y];
    field('actor').value = actor.dataset.actor!;
    field('across').value = String(within((1000 * x) / width));
    field('down').value = String(within((1000 * y) / height));
    form.submit();
  });

  function pointOf({ clientX, clientY }: PointerEvent): DOMPoint {
    return new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()!.inverse());
  }
}

const within = (at: number) => Math.round(Math.min(Math.max(at, 0), 1000));
