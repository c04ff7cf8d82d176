import type { ComponentChildren } from 'preact';
import { feelings } from '#cycle/1-gather/story.ts';
import { cardNumberInWords } from '#catalysts/doorways/card.ts';
import type { Batch } from '#catalysts/doorways/cards.server.ts';
import { A4 } from '#lib/ui/a4.tsx';
import { StoryCard } from '#lib/ui/story-card.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { wordsIn, type Words } from '#lib/words/words.ts';
import { helpNumbersOf, promptsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { consentAsked } from '../teller/consent-words.ts';
import { listenersInWords, promisedHere, type Promised } from '../teller/promise-in-short.tsx';
import { sidesHere } from '../teller/visit.server.ts';
import { cardShown } from './new-card.tsx';

type Paper = {
  c: Here;
  words: Words;
  language: string;
  promised: Promised;
  prompts: { text: string }[];
  sides: { name: string; reader: string }[];
  help: { name: string; number: string }[];
};

/** A paper form for each card, two sides: the questions and room to write; what is allowed, and the card to tear off. Paper speaks the language of the circle. */
export async function paperForms(c: Here, batch: Batch) {
  const { db, circle } = c.var;
  const [promised, prompts, sides, help] = await Promise.all([promisedHere(db, circle), promptsOf(db, circle.id), sidesHere(c), helpNumbersOf(db, circle.id)]);
  const paper: Paper = { c, words: wordsIn(circle.language, circle.address), language: circle.language, promised, prompts, sides, help };
  return batch.codes.map((code, nth) => {
    const number = cardNumberInWords({ batch: batch.number, card: nth + 1 });
    return (
      <>
        <Front paper={paper} number={number} />
        <Back paper={paper} number={number} code={code} />
      </>
    );
  });
}

function Front({ paper, number }: { paper: Paper; number: string }) {
  const { c, words, language, promised, prompts, sides } = paper;
  const { circle } = c.var;
  const [first, ...others] = prompts;
  return (
    <div class="kring-paper-form" lang={language}>
      <A4 title={words('frame.circle', { subject: circle.subject })} about={words('helper.form.number', { number })} foot={<Mark paper={paper} />} dense>
        <ul class="kring-paper-form__promise">
          <li>{listenersInWords(words, promised.listeners, language)}</li>
          <li>{words('teller.tell.youDecide')}</li>
          <li>{words('teller.tell.noControl')}</li>
          {promised.promise?.answerBy && <li>{words('teller.tell.answerBy', { day: dayInWords(new Date(`${promised.promise.answerBy}T12:00:00Z`), language) })}</li>}
          <li>{words('teller.tell.noName')}</li>
        </ul>
        <h3 class="kring-paper-form__question">{others.length === 0 && first ? first.text : words('teller.tell.text')}</h3>
        {others.length > 0 && <p>{prompts.map((prompt) => prompt.text).join(' · ')}</p>}
        <p>
          {words('teller.tell.textHint')} {words('teller.tell.names')}
        </p>
        <WriteLines count={16} />
        <h3>{words('teller.tell.wouldHelp')}</h3>
        <WriteLines count={3} />
        <p class="kring-paper-form__ticks">
          <strong>{words('teller.tell.feeling')}</strong> {feelings.map((feeling) => <Tick>{words(`teller.feeling.${feeling}`)}</Tick>)}
        </p>
        <p class="kring-paper-form__ticks">
          <strong>{words('teller.tell.sides')}</strong> {sides.map((side) => <Tick>{side.name}</Tick>)}
        </p>
        <p>
          <strong>{words('teller.tell.language')}</strong> <Dots />
        </p>
      </A4>
    </div>
  );
}

function Back({ paper, number, code }: { paper: Paper; number: string; code: Batch['codes'][number] }) {
  const { c, words, language, sides } = paper;
  const asked = consentAsked(words, sides);
  return (
    <div class="kring-paper-form" lang={language}>
      <A4 title={words('teller.choose.title')} about={words('helper.form.number', { number })} foot={<Mark paper={paper} />} dense>
        <p>{words('helper.form.nothing')}</p>
        <h3>{words('teller.readers.question')}</h3>
        {asked.readers.map((choice) => <TickLine {...choice} />)}
        <h3>{words('teller.uses.question')}</h3>
        {asked.uses.map((choice) => <TickLine {...choice} />)}
        <p class="kring-paper-form__fill">
          {words('helper.form.contact')} {words('teller.contact.name')} <Dots /> {words('helper.form.reach')} <Dots />
        </p>
        <h3>{words('helper.form.helper')}</h3>
        <p class="kring-paper-form__ticks">
          {words('helper.write.by')} <Tick>{words('helper.write.by.teller')}</Tick> <Tick>{words('helper.write.by.helper')}</Tick> <Tick>{words('helper.form.readBack')}</Tick>
        </p>
        <p class="kring-paper-form__fill">
          {words('helper.form.name')} <Dots /> {words('helper.form.employer')} <Dots />
        </p>
        <p class="kring-paper-form__fill">
          {words('helper.form.note')} <Dots />
        </p>
        <Slip paper={paper} number={number} code={code} c={c} />
      </A4>
    </div>
  );
}

/** What the teller tears off and keeps: the card, who reads it, who wrote it down, and whom to call. */
function Slip({ paper, code, c }: { paper: Paper; number: string; code: Batch['codes'][number]; c: Here }) {
  const { words, language, promised, help } = paper;
  return (
    <section class="kring-paper-form__slip">
      <p class="kring-paper-form__cut">✂ {words('helper.form.cut')}</p>
      <StoryCard {...cardShown(c, code)} />
      <div class="kring-paper-form__keep">
        <p>
          <strong>{words('frame.circle', { subject: c.var.circle.subject })}</strong>
        </p>
        <p>{listenersInWords(words, promised.listeners, language)}</p>
        <p>
          {words('helper.form.by')} <Dots /> {words('helper.form.employer')} <Dots />
        </p>
        <p>{words('teller.card.lost')}</p>
        {help.length > 0 && (
          <p>
            {words('frame.help.numbers')} {help.map(({ name, number }) => `${name} ${number}`).join(' · ')}
          </p>
        )}
      </div>
    </section>
  );
}

const Mark = ({ paper: { c, words } }: { paper: Paper }) => <>{c.var.circle.mark ? `${words(`frame.mark.${c.var.circle.mark}`)} ${c.var.circle.attribution ?? ''}` : words('helper.form.foot', { organisation: c.var.circle.organisationName })}</>;
const Tick = ({ children }: { children: ComponentChildren }) => <span class="kring-paper-form__tick">☐ {children}</span>;
const TickLine = ({ label, consequence }: { label: string; consequence?: ComponentChildren }) => (
  <p class="kring-paper-form__line">
    <span>☐</span>
    <span>
      <strong>{label}.</strong> {consequence}
    </span>
  </p>
);
const Dots = () => <span class="kring-paper-form__dots" />;
const WriteLines = ({ count }: { count: number }) => (
  <div class="kring-paper-form__write">
    {Array.from({ length: count }, () => (
      <div />
    ))}
  </div>
);
