import { acceptedTypes, mediumLimits, pictured } from '#cycle/1-gather/medium.ts';
import { textOf } from '#lib/form/reading.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { described, Labelled } from '#lib/ui/labelled.tsx';
import type { Draft } from './taking.server.ts';

type MediaFieldsProps = {
  drafts: readonly Draft[];
  /** What was sent, when it came back with slips. */
  kept?: FormData;
  problem?: string;
  /** The door of the circle. */
  door: string;
  /** Where the file is all that the form is for. */
  open?: boolean;
};

/** Telling in a photo, sound or video: recorded in the page where that works, else as a file; and the question about people on it. */
export function MediaFields({ drafts, door, kept, problem, open }: MediaFieldsProps) {
  const { words } = useFrame();
  const fields = <Inside {...{ drafts, door, kept, problem }} />;
  if (open) return fields;
  return (
    <Disclosure summary={words('teller.media.open')} open={drafts.length > 0 || problem !== undefined}>
      {fields}
    </Disclosure>
  );
}

function Inside({ drafts, door, kept, problem }: Omit<MediaFieldsProps, 'open'>) {
  const { words } = useFrame();
  const said = kept && textOf(kept, 'pictured');
  const asked = {
    name: 'medium',
    label: words('teller.media.file'),
    hint: words('teller.media.file.hint', { most: Math.round(mediumLimits.bytes / 1e6) }),
    problem,
    optional: true,
  };
  return (
    <>
      <p>{words('teller.media.lead')}</p>
      <Drafts drafts={drafts} />
      <Recorder />
      <Labelled asked={asked}>
        <input type="file" name="medium" id="medium" accept={acceptedTypes} {...described(asked)} />
      </Labelled>
      <p
        data-upload
        data-door={door}
        data-going={words('teller.media.upload.going', { percent: '{percent}' })}
        data-done={words('teller.media.upload.done')}
        data-away={words('teller.media.upload.away')}
        hidden
        role="status"
      ></p>
      <Choices
        name="pictured"
        optional
        label={words('teller.media.pictured')}
        hint={words('teller.media.pictured.hint')}
        options={pictured.map((value) => ({ value, label: words(`teller.media.pictured.${value}`), chosen: said === value }))}
      />
    </>
  );
}

/** What waits with the form already; each can be left out again. */
function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  const { words } = useFrame();
  if (drafts.length === 0) return null;
  return (
    <Choices
      many
      name="without"
      label={words('teller.media.drafts')}
      options={drafts.map(({ id, kind, bytes }) => ({
        value: id,
        label: words('teller.media.without', { what: words(`teller.media.kind.${kind}`), size: sizeOf(bytes) }),
      }))}
    />
  );
}

/** Recording in the page: shown by the island `record` where the browser can. It says what it does in words, and stops by itself. */
function Recorder() {
  const { words } = useFrame();
  return (
    <div
      hidden
      data-record={mediumLimits.seconds.sound / 3}
      data-recording={words('teller.media.record.on')}
      data-recorded={words('teller.media.record.done')}
      data-refused={words('teller.media.record.refused')}
    >
      <p>
        <strong>{words('teller.media.record')}</strong>
      </p>
      <p>
        <button type="button" class="nl-button nl-button--secondary kring-button" data-record-start>
          <span class="nl-button__label">{words('teller.media.record.start')}</span>
        </button>{' '}
        <button type="button" class="nl-button nl-button--primary kring-button" data-record-stop hidden>
          <span class="nl-button__label">{words('teller.media.record.stop')}</span>
        </button>{' '}
        <button type="button" class="nl-button nl-button--secondary kring-button" data-record-again hidden>
          <span class="nl-button__label">{words('teller.media.record.again')}</span>
        </button>
      </p>
      <p data-record-says role="status"></p>
      <audio controls hidden></audio>
    </div>
  );
}

/** A size as people say it. */
export const sizeOf = (bytes: number) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
