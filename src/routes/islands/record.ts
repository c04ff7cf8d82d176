/**
 * Telling with one's voice: records sound in the page and gives it to the form as if it were a file that was chosen. It says in words what it
 * does, works by keyboard, stops by itself, and keeps nothing in the browser.
 *
 * <div hidden data-record="600" data-recording="…" data-recorded="…" data-refused="…">    most seconds; what it says
 *   <button data-record-start> <button data-record-stop hidden> <button data-record-again hidden>
 *   <p data-record-says role="status"></p> <audio controls hidden></audio>
 * </div> … <input type="file" name="medium">
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-record]')) {
  const input = box.closest('form')?.querySelector<HTMLInputElement>('input[type="file"]');
  if (input && 'MediaRecorder' in window && 'mediaDevices' in navigator) recorder(box, input);
}

function recorder(box: HTMLElement, input: HTMLInputElement): void {
  const part = <T extends HTMLElement>(name: string) => box.querySelector<T>(name)!;
  const [start, stop, again] = ['start', 'stop', 'again'].map((name) => part<HTMLButtonElement>(`[data-record-${name}]`)) as [
    HTMLButtonElement,
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  const [says, audio] = [part('[data-record-says]'), part<HTMLAudioElement>('audio')];
  let recording: MediaRecorder | null = null;
  box.hidden = false;

  const show = (button: HTMLButtonElement, words: string) => {
    const hadFocus = [start, stop, again].includes(document.activeElement as HTMLButtonElement);
    for (const each of [start, stop, again]) each.hidden = each !== button;
    says.textContent = words;
    if (hadFocus) button.focus();
  };

  async function begin() {
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!sound) return show(start, box.dataset.refused!);
    const pieces: Blob[] = [];
    const now = (recording = new MediaRecorder(sound, { audioBitsPerSecond: 32_000 }));
    // Whoever speaks touches nothing, and is still there.
    const awake = setInterval(() => box.dispatchEvent(new Event('input', { bubbles: true })), 20_000);
    const end = setTimeout(() => now.stop(), Number(box.dataset.record) * 1_000);
    now.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    now.addEventListener('stop', () => {
      clearInterval(awake);
      clearTimeout(end);
      for (const track of sound.getTracks()) track.stop();
      keep(new Blob(pieces, { type: now.mimeType }));
    });
    now.start(1_000);
    show(stop, box.dataset.recording!);
  }

  function keep(sound: Blob) {
    const files = new DataTransfer();
    files.items.add(new File([sound], 'recording', { type: sound.type }));
    input.files = files.files;
    audio.src = URL.createObjectURL(sound);
    audio.hidden = false;
    show(again, box.dataset.recorded!);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function forget() {
    URL.revokeObjectURL(audio.src);
    audio.removeAttribute('src');
    audio.hidden = true;
    input.value = '';
    input.dispatchEvent(new Event('change', { bubbles: true }));
    show(start, '');
    start.focus();
    void begin();
  }

  start.addEventListener('click', () => void begin());
  stop.addEventListener('click', () => recording?.stop());
  again.addEventListener('click', forget);
}
