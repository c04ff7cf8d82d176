import { readFile } from 'node:fs/promises';
import { longestFile } from '#compass/network/graphml.ts';
import { readGraphml } from '#compass/network/graphml-in.ts';
import { beginMap } from '#compass/network/network-maps.server.ts';
import { networkLimits, seenOnOf } from '#compass/network/network-map.ts';
import { fillMap } from '#compass/network/plain-map.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { optional, textOf, type Problem } from '#lib/form/reading.ts';
import { atomically } from '#lib/server/db.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { described, Labelled } from '#lib/ui/labelled.tsx';
import { get, post, type Here } from '../../door.ts';
import { filesOf } from '../../forms.server.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { mapping, mapPath, networkPath } from './here.server.ts';
import { SideChoice } from './parts.tsx';
import { todayHere } from '../../today.ts';

/** Reading in a map that was drawn elsewhere, or that left here before. */
async function importPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { speaking, makesMaps } = await mapping(c);
  if (!makesMaps) return showNotHere(c);
  const field = filledWith(words, {}, sent);
  const file = {
    name: 'graphml_file',
    label: words('network.import.file'),
    hint: words('network.import.file.hint'),
    problem: field('graphml_file').problem,
  };
  return showCircle(
    c,
    { title: words('network.import'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={networkPath(c)}>{words('network.title')}</a>
      </p>
      <h1>{words('network.import')}</h1>
      <p class="kring-lead">{words('network.import.lead')}</p>
      <Form multipart>
        <Labelled asked={file}>
          <input
            type="file"
            name="graphml_file"
            id="graphml_file"
            class="kring-file"
            accept=".graphml,.xml,application/xml"
            {...described(file)}
          />
        </Labelled>
        <TextArea {...field('pasted')} label={words('network.import.pasted')} rows={4} optional />
        <SideChoice sides={speaking} {...field('side')} />
        <TextArea
          {...field('question')}
          label={words('network.question')}
          hint={words('network.import.question')}
          rows={2}
          maxlength={networkLimits.question}
          optional
        />
        <Field {...field('seen_on')} type="date" label={words('network.seenOn')} optional short />
        <Button>{words('network.import.do')}</Button>
      </Form>
      <p class="kring-quiet">{words('network.import.names')}</p>
    </>,
  );
}

async function importMap(c: Here) {
  const { db, circle, form, now } = c.var;
  const { viewer, speaking, makesMaps } = await mapping(c);
  if (!makesMaps) return showNotHere(c);
  const side = speaking.find(({ id }) => id === textOf(form, 'side'));
  const question = optional(form, 'question', { words: 'network.question', most: networkLimits.question });
  const text = await sentText(form);
  const read = text === null ? null : readGraphml(text);
  const said = read?.map ? read : null;
  const today = todayHere(c);
  // A day that the file says counts only when none was filled in, and when it is not still to come.
  const seenOn = textOf(form, 'seen_on') === '' && said?.seenOn && said.seenOn <= today ? { value: said.seenOn } : seenOnOf(form, today);
  const asked = question.value ?? said?.question;
  const problems: Partial<Record<string, Problem>> = {
    ...(text === null && { graphml_file: 'network.import.missing' }),
    ...(read?.problem && { graphml_file: `network.import.${read.problem}` }),
    ...(!side && { side: 'network.side.missing' }),
    ...('problem' in seenOn && seenOn.problem !== undefined && { seen_on: seenOn.problem }),
    ...(question.problem !== undefined ? { question: question.problem } : read?.map && !asked && { question: 'network.question.missing' }),
  };
  if (!read?.map || !side || !asked || seenOn.value === undefined || Object.keys(problems).length > 0)
    return importPage(c, { form, problems });
  const id = await atomically(db, async (db) => {
    const made = await beginMap(
      db,
      circle.id,
      { question: asked, side: side.id, seenOn: seenOn.value, kinds: [] },
      { viewer, reader: side.reader, now },
    );
    await fillMap(db, { circle: circle.id, map: made }, read.map, now);
    return made;
  });
  return c.redirect(mapPath(c, id), 303);
}

/** The file that was sent, or what was pasted; null when there is none, or it is too long. */
async function sentText(form: FormData): Promise<string | null> {
  const file = filesOf(form).find(({ field, bytes }) => field === 'graphml_file' && bytes > 0);
  if (file) return file.bytes > longestFile ? null : readFile(file.path, 'utf8');
  return textOf(form, 'pasted') || null;
}

export const importMapDoors = [
  get('/circles/:circle/compass/network/import', 'mapNetwork', (c) => importPage(c)),
  post('/circles/:circle/compass/network/import', 'mapNetwork', importMap),
];
