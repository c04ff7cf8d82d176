/**
 * A button that prints the page. Without JavaScript it does nothing, so it is hidden until this runs.
 *
 * <p hidden data-print><button type="button">…</button></p>, or <button hidden data-print type="button">…</button>
 */
for (const element of document.querySelectorAll<HTMLElement>('[data-print]')) {
  element.hidden = false;
  element.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button')) print();
  });
}
