/**
 * Choosing with a finger or a mouse what becomes unrecognisable: dragging over the picture ticks the squares that are passed. The squares stay
 * what is sent, and stay there for the keyboard.
 *
 * <fieldset data-blur> … <div class="kring-blur__grid"> <label><input type="checkbox"></label> … </div> </fieldset>
 */
for (const grid of document.querySelectorAll<HTMLElement>('[data-blur] .kring-blur__grid')) {
  const boxes = [...grid.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  let from: { x: number; y: number; ticks: boolean; before: boolean[] } | null = null;

  grid.addEventListener('pointerdown', (event) => {
    const first = boxAt(event);
    if (!first) return;
    from = { x: event.clientX, y: event.clientY, ticks: !first.checked, before: boxes.map((box) => box.checked) };
    grid.setPointerCapture(event.pointerId);
    event.preventDefault();
    drag(event);
  });
  grid.addEventListener('pointermove', drag);
  for (const end of ['pointerup', 'pointercancel']) grid.addEventListener(end, () => (from = null));
  // A press has ticked already: the label must not do it once more.
  grid.addEventListener('click', (event) => event.target instanceof HTMLInputElement || event.preventDefault());

  function boxAt({ clientX, clientY }: PointerEvent): HTMLInputElement | null {
    const label = document.elementFromPoint(clientX, clientY)?.closest('label');
    return label && grid.contains(label) ? label.querySelector('input') : null;
  }

  /** Everything in the rectangle between where it began and here. */
  function drag(event: PointerEvent): void {
    if (!from) return;
    const [left, right] = [Math.min(from.x, event.clientX), Math.max(from.x, event.clientX)];
    const [top, bottom] = [Math.min(from.y, event.clientY), Math.max(from.y, event.clientY)];
    for (const [nth, box] of boxes.entries()) {
      const place = box.closest('label')!.getBoundingClientRect();
      const inside = place.left <= right && place.right >= left && place.top <= bottom && place.bottom >= top;
      box.checked = inside ? from.ticks : from.before[nth]!;
    }
  }
}
