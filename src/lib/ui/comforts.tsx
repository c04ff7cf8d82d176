import { Icon } from './icon.tsx';
import { useFrame } from './frame.tsx';
import { Notice } from './notice.tsx';

/** Reads the page aloud with the device's own voice; shown by the island `read-aloud` when there is one for this language. */
export function ReadAloud() {
  const { words } = useFrame();
  return (
    <button
      type="button"
      class="nl-button nl-button--secondary kring-button kring-not-printed"
      hidden
      data-read-aloud
      data-stop={words('ui.aloud.stop')}
    >
      <Icon name="sound" />
      <span class="nl-button__label" data-label>
        {words('ui.aloud.start')}
      </span>
    </button>
  );
}

/** Asks after two idle minutes (or `after` seconds) whether someone is still there; else the island `idle` ends the visit and wipes the browser. */
export function StillThere({ action, to, after = 120 }: { action: string; to: string; after?: number }) {
  const { words, formToken } = useFrame();
  return (
    <dialog data-idle={after} data-warning="20" data-action={action} data-to={to} data-token={formToken} aria-labelledby="still-there">
      <h2 id="still-there">{words('ui.idle.title')}</h2>
      <p>{words('ui.idle.text')}</p>
      <p>
        {words('ui.idle.seconds')} <span data-seconds>20</span>
      </p>
      <button type="button" class="nl-button nl-button--primary kring-button" data-stay>
        <span class="nl-button__label">{words('ui.idle.stay')}</span>
      </button>
    </dialog>
  );
}

/** Says that there was no connection and that the words are still on the page; shown by the island `send` when that is so. */
export function Unsent() {
  const { words } = useFrame();
  return (
    <div data-unsent role="alert" hidden>
      <Notice kind="warning">
        <p>{words('ui.unsent')}</p>
      </Notice>
    </div>
  );
}
