import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { lookingBackAbout, readLookingBack } from '#system/evaluation/looking-back.ts';
import { lookBack } from '#system/evaluation/looking-backs.server.ts';
import { CouncilSheet, councilSheet } from '../change/council-page.tsx';
import { get, post, type Here } from '../door.ts';
import { sensing, type Sensing } from '../sense/here.server.ts';
import { SideField, Tick } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';
import { evaluationPdf } from './evaluation-pdf.ts';
import { partsHere } from './parts-here.server.ts';
import { ReportView } from './report-view.tsx';

/** The evaluation that a participation bylaw asks for: first the one page for the council, then everything it rests on. */
async function evaluationPage(c: Here, sent?: Sent) {
  const { circle, words, actor } = c.var;
  const sheet = await councilSheet(c);
  const parts = await partsHere(c);
  const here = may(actor, 'lookBack', circle.id) ? await sensing(c) : null;
  const pdf = `/circles/${circle.slug}/evaluation.pdf`;
  return showCircle(
    c,
    { title: words('evaluation.title'), wide: true, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('evaluation.title')}</h1>
      <p class="kring-lead">{words('evaluation.lead')}</p>
      <div class="kring-not-printed">
        <p>{words('evaluation.print')}</p>
        <Buttons>
          <Button href={pdf} kind="quiet">
            {words('evaluation.pdf')}
          </Button>
        </Buttons>
        <nav aria-label={words('evaluation.contents')}>
          <h2>{words('evaluation.contents')}</h2>
          <ul>
            {parts
              .filter(({ level }) => level === 2)
              .map(({ id, heading }) => (
                <li key={id}>
                  <a href={`#${id}`}>{heading}</a>
                </li>
              ))}
          </ul>
        </nav>
        <p>{words('evaluation.onePage')}</p>
      </div>
      <CouncilSheet c={c} sheet={sheet} />
      <ReportView parts={parts} />
      {here && <Add c={c} here={here} sent={sent} />}
    </>,
  );
}

function Add({ c, here, sent }: { c: Here; here: Sensing; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  return (
    <div class="kring-not-printed">
      <Disclosure summary={words('evaluation.add')} open={sent !== undefined}>
        <Form>
          <Choices
            name="about"
            label={words('evaluation.about.question')}
            options={lookingBackAbout.map((value) => ({
              value,
              label: words(`evaluation.about.${value}.choice`),
              chosen: field('about').value === value,
            }))}
            problem={field('about').problem}
          />
          <TextArea {...field('text')} label={words('evaluation.text')} hint={words('evaluation.text.hint')} rows={4} maxlength={1000} />
          <SideField here={here} problem={field('side').problem} />
          <Tick name="show_side" label={words('evaluation.showSide')} ticked={sent?.form.has('show_side')} />
          <Button>{words('evaluation.keep')}</Button>
        </Form>
      </Disclosure>
    </div>
  );
}

async function addLookingBack(c: Here) {
  const { db, circle, form, now, actor } = c.var;
  const here = await sensing(c);
  const { value, problems } = readLookingBack(
    form,
    here.speaking.map(({ id }) => id),
  );
  if (problems) return evaluationPage(c, { form, problems });
  await lookBack(db, circle.id, value, { person: here.table ? null : (actor.person?.id ?? null), now });
  return c.redirect(`/circles/${circle.slug}/evaluation#looking-back`, 303);
}

export const evaluationDoors = [
  get('/circles/:circle/evaluation', 'readOpenPages', (c) => evaluationPage(c)),
  post('/circles/:circle/evaluation', 'lookBack', addLookingBack),
  get('/circles/:circle/evaluation.pdf', 'readOpenPages', evaluationPdf),
];
