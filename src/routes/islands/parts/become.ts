/**
 * Makes what stands in an element equal to what is fresh, and leaves alone what is the same already: the focus, what is being typed, what someone unfolded, the
 * place where a screen reader reads. `fresh` may hold nodes that stand there already.
 */
export function become(element: Element, fresh: readonly Node[]): void {
  let at = element.firstChild;
  for (const [nth, wanted] of fresh.entries()) {
    const same = sameFrom(at, wanted, fresh.slice(nth + 1));
    if (!same) {
      element.insertBefore(wanted, at);
      continue;
    }
    while (at !== same) at = without(at!);
    at = same.nextSibling;
    if (same === wanted) continue;
    if (same instanceof Element) {
      takeAttributes(same, wanted as Element);
      become(same, [...wanted.childNodes]);
    } else if (same.nodeValue !== wanted.nodeValue) same.nodeValue = wanted.nodeValue;
  }
  while (at) at = without(at);
}

/** Forms are the same when they do the same in the same step; buttons and fields when they send the same. */
export const alike = (one: Node, other: Node): boolean =>
  one === other || (one.nodeName === other.nodeName && (!(one instanceof Element) || nameOf(one) === nameOf(other as Element)));

function nameOf(element: Element): string {
  if (element instanceof HTMLFormElement)
    return `${element.getAttribute('action')} ${['step', 'seat', 'note'].map((name) => valueIn(element, name)).join(' ')}`;
  const said = element instanceof HTMLButtonElement ? ['id', 'name', 'value'] : ['id', 'name', 'type', 'data-when-speaking'];
  return said.map((name) => element.getAttribute(name) ?? '').join(' ');
}

const valueIn = (form: HTMLFormElement, name: string) =>
  form.querySelector(`input[type=hidden][name=${name}]`)?.getAttribute('value') ?? '';

/** The first that is alike, unless something that is wanted later would have to go for it. */
function sameFrom(at: ChildNode | null, wanted: Node, later: readonly Node[]): ChildNode | null {
  for (let one = at; one; one = one.nextSibling) {
    if (alike(one, wanted)) return one;
    if (one instanceof Element && later.some((node) => alike(one, node))) return null;
  }
  return null;
}

function without(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function takeAttributes(element: Element, from: Element): void {
  for (const { name } of [...element.attributes]) {
    const unfolded = name === 'open' && element instanceof HTMLDetailsElement; // by who reads
    if (!from.hasAttribute(name) && !unfolded) element.removeAttribute(name);
  }
  for (const { name, value } of [...from.attributes]) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
