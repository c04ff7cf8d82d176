import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { readRipple, rippleKinds, rippleLength, type From, type Rippling } from '#system/outcomes/ripple.ts';
import { flat } from '#system/outcomes/ripple-tree.ts';
import { correctRipple, noteRipple, type RippleHere } from '#system/outcomes/ripples.server.ts';
import { answeringHere, type Answering } from '../compass/power/answering.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { outcomesPath, saidOr } from './here.server.ts';
import { beginningOf, FromSide } from './parts.tsx';
import { rippled, type Rippled } from './ripples-page.tsx';
import { todayHere } from '../today.ts';

/** The ripple that is put right, if any, and the map on which it stands. */
type At = { ripple: RippleHere | null; map: Rippled };

/** Whoever takes part notes what came of something, or puts it right. */
async function ripplePage(c: Here, { ripple, map: { roots, texts } }: At, sent?: Sent) {
  const { words, circle } = c.var;
  const here = await answeringHere(c);
  const all = roots.flatMap(({ branches }) => flat(branches));
  const title = words(ripple ? 'outcomes.ripple.correct.title' : 'outcomes.ripple.new');
  const kept = ripple
    ? {
        text: ripple.text,
        kind: ripple.kind,
        noticed: ripple.noticed,
        seen_on: ripple.seenOn,
        from: `${ripple.from.kind} ${ripple.from.id}`,
      }
    : { from: c.req.query('from') };
  const field = filledWith(words, kept, sent);
  const { value: kind, ...aboutKind } = field('kind');
  const below = new Set(flat(all.filter(({ id }) => id === ripple?.id)).map(({ id }) => id));
  const options = [
    { value: '', label: words('outcomes.ripple.from.missing') },
    ...[...texts].map(([value, text]) => ({ value, label: beginningOf(saidOr(c, text)), lang: circle.language })),
    ...all
      .filter(({ id }) => !below.has(id))
      .map(({ id, number, text }) => ({
        value: `ripple ${id}`,
        label: `${number}. ${beginningOf(saidOr(c, text))}`,
        lang: circle.language,
      })),
  ];
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={outcomesPath(c, '/ripples')}>{words('outcomes.ripples')}</a>
      </p>
      <h1>{title}</h1>
      <p class="kring-lead">{words('outcomes.ripple.lead')}</p>
      {options.length === 1 && (
        <p>
          {words('outcomes.ripple.from.nothing')} <a href={outcomesPath(c, '/new')}>{words('outcomes.new')}</a>
        </p>
      )}
      <Form>
        <Select {...field('from')} label={words('outcomes.ripple.from')} hint={words('outcomes.ripple.from.hint')} options={options} />
        <TextArea
          {...field('text')}
          label={words('outcomes.ripple.text')}
          hint={words('outcomes.ripple.text.hint')}
          rows={3}
          maxlength={rippleLength.text}
          lang={circle.language}
        />
        <Choices
          {...aboutKind}
          label={words('outcomes.ripple.kind')}
          options={rippleKinds.map((one) => ({
            value: one,
            label: words(`outcomes.ripple.kind.${one}`),
            consequence: words(`outcomes.ripple.kind.${one}.means`),
            chosen: kind === one,
          }))}
        />
        <Field {...field('seen_on')} type="date" label={words('outcomes.ripple.on')} max={todayHere(c)} short />
        <Field {...field('noticed')} label={words('outcomes.ripple.noticed')} hint={words('outcomes.ripple.noticed.hint')} optional />
        <FromSide c={c} speaking={here.speaking} {...field('side')} />
        <p>{words('outcomes.openly')}</p>
        <Button>{words(ripple ? 'outcomes.ripple.correct.keep' : 'outcomes.ripple.keep')}</Button>
      </Form>
    </>,
  );
}

async function note(c: Here, at: At) {
  const { db, circle, form, now } = c.var;
  const { here, can } = await whoNotes(c, at.map);
  const { value, problems } = readRipple(form, can);
  if (problems) return ripplePage(c, at, { form, problems });
  const noted = await noteRipple(db, circle.id, value, { ...here.namer, now });
  if ('refused' in noted) return ripplePage(c, at, { form, problems: { from: `outcomes.ripple.refused.${noted.refused}` } });
  return c.redirect(outcomesPath(c, `/ripples#ripple-${noted.id}`), 303);
}

async function correct(c: Here, at: At & { ripple: RippleHere }) {
  const { db, circle, form, now } = c.var;
  const { can } = await whoNotes(c, at.map);
  const { value, problems } = readRipple(form, can);
  if (problems) return ripplePage(c, at, { form, problems });
  const done = await correctRipple(db, circle.id, at.ripple.id, { ripple: value, now });
  if ('refused' in done) return ripplePage(c, at, { form, problems: { from: `outcomes.ripple.refused.${done.refused}` } });
  return c.redirect(outcomesPath(c, `/ripples#ripple-${at.ripple.id}`), 303);
}

async function whoNotes(c: Here, { texts, ripples }: Rippled): Promise<{ here: Answering; can: Rippling }> {
  const here = await answeringHere(c);
  const of = (kind: From['kind']) => [...texts.keys()].filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1));
  const can = { outcome: of('outcome'), change: of('change'), ripple: ripples.map(({ id }) => id) };
  return { here, can: { sides: here.speaking.map(({ id }) => id), can, today: todayHere(c) } };
}

const withRipple =
  (open: (c: Here, at: At & { ripple: RippleHere }) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const map = await rippled(c);
    const ripple = map.ripples.find(({ id }) => id === c.req.param('ripple'));
    return ripple ? open(c, { ripple, map }) : showNotHere(c);
  };
const withoutRipple =
  (open: (c: Here, at: At) => Response | Promise<Response>): Door['open'] =>
  async (c) =>
    open(c, { ripple: null, map: await rippled(c) });

export const rippleDoors = [
  get(
    '/circles/:circle/outcomes/ripples/new',
    'harvest',
    withoutRipple((c, at) => ripplePage(c, at)),
  ),
  post('/circles/:circle/outcomes/ripples/new', 'harvest', withoutRipple(note)),
  get(
    '/circles/:circle/outcomes/ripples/:ripple',
    'harvest',
    withRipple((c, at) => ripplePage(c, at)),
  ),
  post('/circles/:circle/outcomes/ripples/:ripple', 'harvest', withRipple(correct)),
];
