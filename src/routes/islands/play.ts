/**
 * Hearing while reading or writing: a moment in the text jumps to its second in the player on this page; buttons play, go back, and put the
 * moment in the text that is being written.
 *
 * <a data-play="id of what is round the player" data-second="65">
 * <p hidden data-player="id …" data-into="name of the field"> <button data-player-toggle> <button data-player-back> <button data-player-mark>
 */
const playerIn = (id: string | undefined) => document.getElementById(id ?? '')?.querySelector<HTMLMediaElement>('audio, video') ?? null;

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-play]')) {
  link.addEventListener('click', (event) => {
    const player = playerIn(link.dataset.play);
    if (!player) return;
    event.preventDefault();
    jump(player, Number(link.dataset.second));
  });
}

for (const bar of document.querySelectorAll<HTMLElement>('[data-player]')) {
  const player = playerIn(bar.dataset.player);
  if (!player) continue;
  bar.hidden = false;
  const on = (name: string, act: () => void) => bar.querySelector(`[data-player-${name}]`)?.addEventListener('click', act);
  on('toggle', () => void (player.paused ? player.play() : player.pause()));
  on('back', () => (player.currentTime = Math.max(0, player.currentTime - 5)));
  on('mark', () => putMark(document.querySelector<HTMLTextAreaElement>(`textarea[name="${bar.dataset.into}"]`), player.currentTime));
}

function jump(player: HTMLMediaElement, second: number): void {
  const go = () => {
    player.currentTime = second;
    void player.play().catch(() => {});
  };
  player.focus();
  if (player.readyState > 0) return go();
  player.addEventListener('loadedmetadata', go, { once: true });
  player.load();
}

/** Puts `[1:05]` before the line where the cursor stands. */
function putMark(field: HTMLTextAreaElement | null, time: number): void {
  if (!field) return;
  const at = field.value.lastIndexOf('\n', field.selectionStart - 1) + 1;
  field.setRangeText(`[${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, '0')}] `, at, at, 'end');
  field.focus();
}
