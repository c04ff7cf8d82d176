import type { ComponentChildren } from 'preact';
import { ageBands, companions } from '#cycle/1-gather/age.ts';
import { othersAnswers, specialAnswers } from '#cycle/1-gather/special.ts';
import { feelings } from '#cycle/1-gather/story.ts';
import { cardNumberInWords } from '#catalysts/doorways/card.ts';
import type { Batch } from '#catalysts/doorways/cards.server.ts';
import { A4 } from '#lib/ui/a4.tsx';
import { StoryCard } from '#lib/ui/story-card.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { wordsIn, type Words } from '#lib/words/words.ts';
import { helpNumbersOf, promptsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { ageInWords } from '../teller/care-fields.tsx';
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

/**
 * A paper form for each card, two sides of one sheet in the language of the circle: the questions and room to write; what is allowed and the helper.
 * The foot of the sheet is torn off: the card on one side, who reads it and whom to call on the other, so that no written word goes along.
 */
export async function paperForms(c: Here, batch: Batch) {
  const { db, circle } = c.var;
  const [promised, prompts, sides, help] = await Promise.all([
    promisedHere(db, circle),
    promptsOf(db, circle.id),
    sidesHere(c),
    helpNumbersOf(db, circle.id),
  ]);
  const paper: Paper = { c, words: wordsIn(circle.language, circle.address), language: circle.language, promised, prompts, sides, help };
  return batch.codes.map((code, nth) => {
    const number = cardNumberInWords({ batch: batch.number, card: nth + 1 });
    return (
      <>
        <Side
          paper={paper}
          number={number}
          title={paper.words('frame.circle', { subject: circle.subject })}
          slip={<KeepThis paper={paper} />}
        >
          <Telling paper={paper} />
        </Side>
        <Side paper={paper} number={number} title={paper.words('teller.choose.title')} slip={<StoryCard {...cardShown(c, code)} />}>
          <Allowing paper={paper} />
        </Side>
      </>
    );
  });
}

type SideProps = { paper: Paper; number: string; title: string; slip: ComponentChildren; children: ComponentChildren };

function Side({ paper: { c, words, language }, number, title, slip, children }: SideProps) {
  const { mark, attribution, organisationName } = c.var.circle;
  const foot = mark ? `${words(`frame.mark.${mark}`)} ${attribution ?? ''}` : words('helper.form.foot', { organisation: organisationName });
  return (
    <div class="kring-paper-form" lang={language}>
      <A4 title={title} about={`${words('helper.form.number', { number })}. ${foot}`} foot={null}>
        {children}
        <div class="kring-paper-form__slip">
          <p class="kring-paper-form__cut">✂ {words('helper.form.cut')}</p>
          {slip}
        </div>
      </A4>
    </div>
  );
}

/** The side of the story: what is promised, the question, and room for the teller's own words. */
function Telling({ paper: { words, language, promised, prompts } }: { paper: Paper }) {
  const [first, ...others] = prompts;
  return (
    <>
      <ul class="kring-paper-form__promise">
        <li>{listenersInWords(words, promised.listeners, language)}</li>
        <li>{words('helper.form.youDecide')}</li>
        <li>{words('teller.tell.noControl')}</li>
        {promised.promise?.answerBy && (
          <li>{words('teller.tell.answerBy', { day: dayInWords(new Date(`${promised.promise.answerBy}T12:00:00Z`), language) })}</li>
        )}
        <li>{words('helper.form.noName')}</li>
      </ul>
      <h3 class="kring-paper-form__question">{others.length === 0 && first ? first.text : words('teller.tell.text')}</h3>
      {others.length > 0 && <p>{prompts.map((prompt) => prompt.text).join(' · ')}</p>}
      <p>
        {words('teller.tell.textHint')} {words('teller.tell.names')}
      </p>
      <WriteLines count={9} />
      <h3>{words('teller.tell.wouldHelp')}</h3>
      <WriteLines count={2} />
    </>
  );
}

/** The side of what is allowed: every reader and use with what it means, and who helped. */
function Allowing({ paper: { words, sides } }: { paper: Paper }) {
  const asked = consentAsked(words, sides);
  return (
    <>
      <p>{words('helper.form.nothing')}</p>
      <h3>{words('teller.readers.question')}</h3>
      {asked.readers.map((choice) => (
        <TickLine {...choice} />
      ))}
      <h3>{words('teller.uses.question')}</h3>
      {asked.uses.map((choice) => (
        <TickLine {...choice} />
      ))}
      <p class="kring-paper-form__fill">
        {words('helper.form.contact')} {words('teller.contact.name')} <Dots /> {words('helper.form.reach')} <Dots />
      </p>
      <p class="kring-paper-form__ticks">
        <strong>{words('teller.tell.feeling')}</strong>{' '}
        {feelings.map((feeling) => (
          <Tick>{words(`teller.feeling.${feeling}`)}</Tick>
        ))}
      </p>
      <p class="kring-paper-form__ticks">
        <strong>{words('teller.tell.sides')}</strong>{' '}
        {sides.map((side) => (
          <Tick>{side.name}</Tick>
        ))}
      </p>
      <CareOnPaper words={words} />
      <p class="kring-paper-form__fill">
        <strong>{words('teller.tell.language')}</strong> <Dots />
      </p>
      <h3>{words('helper.form.helper')}</h3>
      <p class="kring-paper-form__ticks">
        {words('helper.write.by')} <Tick>{words('helper.write.by.teller')}</Tick> <Tick>{words('helper.write.by.helper')}</Tick>{' '}
        <Tick>{words('helper.form.readBack')}</Tick>
      </p>
      <p class="kring-paper-form__fill">
        {words('helper.form.name')} <Dots /> {words('helper.form.employer')} <Dots />
      </p>
      <p class="kring-paper-form__fill">
        {words('helper.form.note')} <Dots />
      </p>
    </>
  );
}

/** The three questions of care, each to tick or to pass over, and who says yes with someone under 16. */
function CareOnPaper({ words }: { words: Words }) {
  const lines = [
    { question: 'teller.special.question', answers: specialAnswers.map((answer) => `teller.special.${answer}` as const) },
    { question: 'teller.others.question', answers: othersAnswers.map((answer) => `teller.others.${answer}` as const) },
    { question: 'teller.age.question', answers: ageBands.map(ageInWords) },
    { question: 'teller.age.hint', answers: companions.map((companion) => `teller.together.${companion}` as const) },
  ] as const;
  return (
    <>
      {lines.map(({ question, answers }) => (
        <p class="kring-paper-form__ticks">
          <strong>{words(question)}</strong>{' '}
          {answers.map((answer) => (
            <Tick>{words(answer)}</Tick>
          ))}
        </p>
      ))}
    </>
  );
}

/** The back of the card: who reads it, who wrote it down, and whom to call. */
function KeepThis({ paper: { c, words, language, promised, help } }: { paper: Paper }) {
  return (
    <div class="kring-paper-form__keep">
      <p>
        <strong>{words('frame.circle', { subject: c.var.circle.subject })}</strong>
      </p>
      <p>{listenersInWords(words, promised.listeners, language)}</p>
      <p class="kring-paper-form__fill">
        {words('helper.form.by')} <Dots /> {words('helper.form.works')} <Dots />
      </p>
      <p>{words('teller.card.lost')}</p>
      {help.length > 0 && (
        <p>
          {words('frame.help.numbers')} {help.map(({ name, number }) => `${name} ${number}`).join(' · ')}
        </p>
      )}
    </div>
  );
}

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
