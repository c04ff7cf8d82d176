import { readFile } from 'node:fs/promises';
import { readers } from '#cycle/1-gather/consent.ts';
import { readErasures } from '#cycle/erasure-ledger.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf, textOf } from '#lib/form/reading.ts';
import { joinCircle } from '#lib/people/members.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { described, Labelled } from '#lib/ui/labelled.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { readCircleIn, type CameIn } from '#system/leaving/circle-in.server.ts';
import { spoken } from '#system/leaving/manifest.ts';
import { Refused } from '#system/leaving/refused.ts';
import { get, post, type Here } from '../door.ts';
import { filesOf } from '../forms.server.ts';
import { showOpen } from '../show.tsx';

const longestLedger = 20_000_000;

/** Reading in a circle that left another Kring, for whoever opens circles here. */
function importPage(c: Here, sent?: Sent, refused?: Refused) {
  const { words } = c.var;
  const slips = Object.fromEntries(slipLines(words, sent).map(({ field, text }) => [field, text]));
  const [file, erasures] = [
    { name: 'circle_file', label: words('leaving.import.file'), hint: words('leaving.import.file.hint'), problem: slips.circle_file },
    { name: 'erasures', label: words('leaving.import.erasures'), hint: words('leaving.import.erasures.hint'), optional: true },
  ];
  const side = sent ? textOf(sent.form, 'my_side') : '';
  return showOpen(
    c,
    { title: words('leaving.import.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('leaving.import.title')}</h1>
      <p class="kring-lead">{words('leaving.import.lead')}</p>
      {refused?.at && <p>{words('leaving.refused.where', { at: refused.at })}</p>}
      <Form multipart action="/import">
        <Labelled asked={file!}>
          <input type="file" name="circle_file" id="circle_file" class="kring-file" accept=".zip,application/zip" {...described(file!)} />
        </Labelled>
        <Labelled asked={erasures!}>
          <input type="file" name="erasures" id="erasures" class="kring-file" {...described(erasures!)} />
        </Labelled>
        <Field
          name="slug"
          label={words('leaving.import.slug')}
          hint={words('leaving.import.slug.hint')}
          optional
          value={sent ? textOf(sent.form, 'slug') : ''}
          problem={slips.slug}
        />
        <Choices
          name="my_side"
          label={words('circle.new.mySide')}
          hint={words('leaving.import.who')}
          problem={slips.my_side}
          options={readers.map((value) => ({ value, label: words(`circle.starting.side.${value}`), chosen: side === value }))}
        />
        <Button>{words('leaving.import.do')}</Button>
      </Form>
    </>,
  );
}

async function readIn(c: Here) {
  const { db, keys, config, person, form, now } = c.var;
  const files = filesOf(form);
  const [file, ledger] = ['circle_file', 'erasures'].map((name) => files.find(({ field, bytes }) => field === name && bytes > 0));
  const [slug, side] = [textOf(form, 'slug'), oneOf(form, 'my_side', readers)];
  const problems = {
    ...(!file && { circle_file: 'leaving.import.slip.file' }),
    ...(slug && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug) && { slug: 'leaving.import.slip.slug' }),
    ...(!side && { my_side: 'leaving.import.slip.side' }),
  };
  if (!file || !side || Object.keys(problems).length > 0) return importPage(c, { form, problems });
  try {
    const came = await db.transaction().execute(async (db) => {
      const came = await readCircleIn(db, {
        path: file.path,
        organisation: person.organisation,
        by: person.id,
        now,
        data: config.data,
        keys,
        store: mediaStore(config),
        slug: slug || undefined,
        erasures: ledger && ledger.bytes < longestLedger ? readErasures(await readFile(ledger.path, 'utf8')) : [],
      });
      const sides = await sidesOf(db, came.circle);
      const own = sides.find(({ reader }) => reader === side) ?? sides[0]!;
      await joinCircle(db, came.circle, { person: person.id, role: 'steward', side: own.id, now });
      return came;
    });
    return cameIn(c, came);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { words } = c.var;
    const values = { file: error.file, why: words(`leaving.refused.${error.why}`) };
    return importPage(c, { form, problems: { circle_file: { key: 'leaving.refused', values } } }, error);
  }
}

function cameIn(c: Here, { slug, host, stories, fingerprint, erased }: CameIn) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('leaving.import.came') },
    <>
      <h1>{words('leaving.import.came')}</h1>
      <Notice kind="kept">
        <p>{words('leaving.import.came.text', { host, stories, fingerprint: spoken(fingerprint) })}</p>
        <p>{erased > 0 ? words('leaving.import.came.erased', { count: erased }) : words('leaving.import.came.none')}</p>
      </Notice>
      <p>{words('leaving.import.came.notOpen')}</p>
      <Buttons>
        <Button href={`/circles/${slug}/people`}>{words('leaving.import.came.next')}</Button>
      </Buttons>
    </>,
  );
}

export const importDoors = [get('/import', 'openCircle', (c) => importPage(c)), post('/import', 'openCircle', readIn)];
