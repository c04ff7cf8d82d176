import type { Shown } from '#maths/small-cells.ts';
import type { Words } from '#lib/words/words.ts';
import type { LiveNow } from './here.server.ts';

type PartProps = { words: Words; live: LiveNow };

/** What the room has brought so far, the same for all who look: what is recognised once it is shown, groups with what was found, the record. */
export function HarvestPart({ words, live: { harvest, step, language } }: PartProps) {
  if (!step) return null;
  return (
    <>
      {harvest.asked && (step.revealed ? <AskedNotes words={words} asked={harvest.asked} /> : <p>{words('phone.recognise.how')}</p>)}
      {step.rule !== 'record' && harvest.groups.map((group) => <OneGroup key={group.name} words={words} group={group} />)}
      {harvest.loose.length > 0 && (
        <>
          {harvest.groups.length > 0 && <h3>{words('phone.loose')}</h3>}
          <NoteList notes={harvest.loose} />
        </>
      )}
      {harvest.record && <RecordHere words={words} record={harvest.record} language={language} />}
    </>
  );
}

/** The notes that are asked about, for a large screen and for whoever leads; with what the room said once that is shown. */
export function AskedNotes({ words, asked }: { words: Words; asked: NonNullable<LiveNow['harvest']['asked']> }) {
  if (asked.length === 0) return <p>{words('phone.recognise.none')}</p>;
  return (
    <ul class="kring-live__notes" role="list">
      {asked.map(({ id, text, shown }) => (
        <li key={id}>
          <span dir="auto">{text}</span>
          {shown && (
            <p>
              <strong>{words(`phone.recognise.shown.${shown.says}`)}</strong>
            </p>
          )}
          {shown?.counts && (
            <p class="kring-quiet">
              {words('phone.recognise.counts', {
                yes: shownIn(words, shown.counts.yes),
                no: shownIn(words, shown.counts.no),
                pass: shownIn(words, shown.counts.pass),
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function NoteList({ notes }: { notes: LiveNow['harvest']['loose'] }) {
  return (
    <ul class="kring-live__notes" role="list">
      {notes.map(({ id, text }) => (
        <li key={id} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

function OneGroup({ words, group }: { words: Words; group: LiveNow['harvest']['groups'][number] }) {
  return (
    <>
      <h3 dir="auto">{group.name}</h3>
      <NoteList notes={group.notes} />
      {group.findings.map(({ id, text }) => (
        <p key={id} dir="auto">
          <strong>{words('phone.found')}</strong> {text ?? words('phone.hidden')}
        </p>
      ))}
    </>
  );
}

type RecordProps = { words: Words; record: NonNullable<LiveNow['harvest']['record']>; language: string };

function RecordHere({ words, record, language }: RecordProps) {
  if (!record.opened) return <p>{words('phone.record.notYet')}</p>;
  return (
    <>
      <p class="kring-lines" lang={record.text === null ? undefined : language} dir="auto">
        {record.text ?? words('phone.hidden')}
      </p>
      {record.findings.length > 0 && <h3>{words('phone.record.findings')}</h3>}
      <ul>
        {record.findings.map(({ id, text }) => (
          <li key={id}>
            <span dir="auto">{text ?? words('phone.hidden')}</span>
          </li>
        ))}
      </ul>
      <p class="kring-quiet">{record.agreed ? words('phone.record.agreed') : whoIsSilent(words, record.silent)}</p>
      {record.objected && !record.agreed && <p>{words('phone.record.objected')}</p>}
    </>
  );
}

const whoIsSilent = (words: Words, silent: Shown) =>
  silent === 0 ? words('phone.record.allSaid') : words('phone.record.silent', { people: shownIn(words, silent) });

/** A number of people, as far as it may be said. */
const shownIn = (words: Words, n: Shown): string =>
  n === 'small' ? words('ui.fewerThanFive') : n === 'hidden' ? words('phone.notShown') : String(n);
