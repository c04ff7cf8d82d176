import { readAssent } from '#cycle/3-dialogue/assent.ts';
import { sayWhetherItHolds } from '#cycle/3-dialogue/assents.server.ts';
import { readRecognition } from '#cycle/3-dialogue/live/recognising.ts';
import { sayRecognised } from '#cycle/3-dialogue/live/recognising.server.ts';
import { once } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { readVoice } from '#cycle/3-dialogue/live/voice.ts';
import { keepVoice } from '#cycle/3-dialogue/live/voices.server.ts';
import { quoteLength } from '#cycle/3-dialogue/quote.ts';
import { giveQuote } from '#cycle/3-dialogue/quotes.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { required, textOf } from '#lib/form/reading.ts';
import { changed } from '#lib/server/live.server.ts';
import { forThoseIn, whoIsHere } from '../dialogue/here.server.ts';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { decides, isOver } from './harvest-now.server.ts';
import { liveNow } from './here.server.ts';
import { backTo } from './live-part.tsx';
import { nowPage } from './now-page.tsx';

/** What a seat does on its phone; back to where the session is, unless there was a slip. */
const ofSeat = (work: (c: Here, session: Session, seat: string) => Promise<Response | void>) =>
  forThoseIn(async (c, session) => {
    const { seat } = whoIsHere(c, session);
    if (!seat) return showNotHere(c);
    return (await work(c, session, seat.id)) ?? backTo(c, session, '/now');
  });

const recognise = ofSeat(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { step, harvest } = await liveNow(c, session);
  const said = readRecognition(form);
  const note = harvest.asked?.find(({ id }) => id === textOf(form, 'note'));
  if (!step || !said || !note || step.id !== textOf(form, 'step')) return;
  await once(db, { circle: circle.id, seat, key: keyOf(c), now }, async (db) => {
    await sayRecognised(db, circle.id, { step: step.id, note: note.id, seat, said, now });
  });
});

/** Whether the record holds, said where the session is. */
const record = ofSeat(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readAssent(form);
  if (problems) return nowPage(c, session, { form, problems });
  await sayWhetherItHolds(db, circle.id, session.id, { seat, assent: value, now });
});

/** What someone who decides heard: in the record, with the side and without a name. */
const heard = ofSeat(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { sides } = await liveNow(c, session);
  if (session.recordAgreedAt || !decides(c, session, sides)) return showNotHere(c);
  const { value: words, problem } = required(form, 'heard', { words: 'phone.quote', most: quoteLength });
  if (problem !== undefined) return nowPage(c, session, { form, problems: { heard: problem } });
  await once(db, { circle: circle.id, seat, key: keyOf(c), now }, async (db) => {
    await giveQuote(db, circle.id, session.id, { seat, words, kind: 'heard', now });
    await changed(db, circle.id, session.id);
  });
});

/** Three answers about the conversation, when it is over; also after its record was agreed. */
const voice = ofSeat(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  if (isOver(await liveNow(c, session))) await keepVoice(db, circle.id, session.id, { seat, voice: readVoice(form), now });
});

const keyOf = (c: Here) => textOf(c.var.form, 'key').slice(0, 64);

const here = '/circles/:circle/sessions/:session/now';
export const harvestActDoors = [
  post(`${here}/recognise`, 'takePart', recognise),
  post(`${here}/record`, 'takePart', record),
  post(`${here}/heard`, 'takePart', heard),
  post(`${here}/voice`, 'takePart', voice),
];
