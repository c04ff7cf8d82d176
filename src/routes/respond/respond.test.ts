import { expect, test } from 'vitest';
import { makeMapsDue } from '#cycle/2-sense/opinion-maps-due.server.ts';
import { makeMap, newestMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { replayErasures } from '#cycle/withdrawals.server.ts';
import { readRespondentCode } from '#cycle/2-sense/respondent.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { aStatement, anAnswering, anAsking, statements } from '#testing/opinions.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';

const { db, app, keys, config, clock, later } = await testKring();
const yes = 'I recognise this';
const no = 'I don’t recognise this';
const pass = 'I skip this';

async function asking(count = 3, how: Parameters<typeof anAsking>[2] = {}) {
  const world = await aCircle(db);
  const made = await statements(db, world.id, count);
  await anAsking(db, world.id, how);
  return { ...world, made };
}
type Asking = Awaited<ReturnType<typeof asking>>;

const rowsOf = ({ id }: { id: string }) =>
  db.selectFrom('response').selectAll().where('circle_id', '=', id).orderBy('at').orderBy('statement_id').execute();
const peopleOf = async ({ id }: { id: string }) =>
  (await db.selectFrom('respondent').select('id').where('circle_id', '=', id).execute()).length;
const statementOn = (phone: Visitor) => phone.page.querySelector('#statement')?.text ?? '';
const codeOn = (phone: Visitor) => phone.page.querySelector('.kring-answers-code')?.text.trim() ?? '';
const tick = () => (clock.now = new Date(clock.now.getTime() + 1000));

async function answering({ door }: Asking, answers: string[]) {
  const phone = visitor(app);
  await phone.goTo(`/respond/${door}`);
  for (const answer of answers) {
    await phone.press(answer);
    tick();
  }
  return phone;
}

test('someone says what they recognise at once, without a name; why each was shown is kept with the answer', async () => {
  const world = await asking();
  const phone = visitor(app);
  await phone.goTo(`/respond/${world.door}`);
  expect(phone.status).toBe(200);
  expect(phone.page.querySelector('title')?.text).toBe('Kring');
  expect(phone.text).toContain('Everyone can see what people recognise together.');
  expect(statementOn(phone)).toMatch(/^Statement [123] says this\.$/);
  await phone.press(yes);
  tick();
  expect(phone.path).toBe(`/respond/${world.door}#question`.split('#')[0]);
  expect(phone.text).toContain('You have given one answer.');
  await phone.press(no);
  tick();
  await phone.press(pass);
  expect(phone.text).toContain('You have seen everything');
  const rows = await rowsOf(world);
  expect(rows.map(({ answer }) => answer)).toEqual([1, -1, 0]);
  expect(new Set(rows.map(({ statement_id }) => statement_id)).size).toBe(3);
  expect(rows.map(({ shown_because, shown_of, shown_chance }) => [shown_because, shown_of, shown_chance])).toEqual([
    ['new', 3, expect.closeTo(1 / 3)],
    ['new', 2, 0.5],
    ['new', 1, 1],
  ]);
  expect(await peopleOf(world)).toBe(1);
});

test('looking writes nothing, and looking again shows the same statement to who already answered', async () => {
  const world = await asking(30);
  const phone = visitor(app);
  for (let nth = 0; nth < 3; nth++) await phone.goTo(`/respond/${world.door}`);
  expect(await peopleOf(world)).toBe(0);
  expect(phone.cookies.size).toBe(0);
  await phone.press(yes);
  const first = statementOn(phone);
  for (let nth = 0; nth < 5; nth++) {
    await phone.goTo(`/respond/${world.door}`);
    expect(statementOn(phone)).toBe(first);
  }
});

test('the same first answer sent twice at once is one person and one answer', async () => {
  const world = await asking();
  const page = await (await app.request(`/respond/${world.door}`)).text();
  const sent = await Promise.all([1, 2, 3].map(() => post(world, fieldsOf(page, 'yes'))));
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await peopleOf(world)).toBe(1);
  expect((await rowsOf(world)).map(({ answer }) => answer)).toEqual([1]);
});

test('the last of two answers to one statement wins, and why it was shown stays', async () => {
  const world = await asking();
  const page = await (await app.request(`/respond/${world.door}`)).text();
  await post(world, fieldsOf(page, 'yes'));
  const [before] = await rowsOf(world);
  tick();
  await post(world, fieldsOf(page, 'no'));
  const [after] = await rowsOf(world);
  expect(after).toEqual({ ...before, answer: -1, at: clock.now });
});

test('a page from long before opens nobody’s answers: whoever sends it is someone new', async () => {
  const world = await asking();
  const page = await (await app.request(`/respond/${world.door}`)).text();
  await post(world, fieldsOf(page, 'yes'));
  later(1 / 24); // an hour
  await post(world, fieldsOf(page, 'no'));
  expect(await peopleOf(world)).toBe(2);
  expect((await rowsOf(world)).map(({ answer }) => answer)).toEqual([1, -1]);
});

test('whoever goes on after their visit ended is told so, and does not become someone new unasked', async () => {
  const world = await asking();
  const phone = await answering(world, [yes]);
  const page = phone.html;
  phone.cookies.clear();
  const fresh = await (await app.request(`/respond/${world.door}`)).text();
  const { _form } = fieldsOf(fresh, 'no');
  const answer = await post(world, { ...fieldsOf(page, 'no'), _form });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('With your code you go on where you were.');
  expect(await peopleOf(world)).toBe(1);
  expect((await rowsOf(world)).length).toBe(1);
});

test('nobody chooses what they are asked: a seal that is wrong, old or of another circle keeps nothing', async () => {
  const [world, other] = [await asking(), await asking()];
  const page = await (await app.request(`/respond/${other.door}`)).text();
  const fields = fieldsOf(page, 'yes');
  expect((await post(world, fields)).status).toBe(422);
  expect((await post(other, { ...fields, question: `${fields.question.slice(0, -2)}xx` })).status).toBe(422);
  expect((await post(other, { ...fields, question: '' })).status).toBe(422);
  later(1);
  const old = await post(other, fields);
  expect(old.status).toBe(422);
  expect(await old.text()).toContain('That page had been open for too long.');
  expect([...(await rowsOf(world)), ...(await rowsOf(other))]).toEqual([]);
  expect((await peopleOf(world)) + (await peopleOf(other))).toBe(0);
});

test('a form without a button pressed is a slip, not an answer', async () => {
  const world = await asking();
  const page = await (await app.request(`/respond/${world.door}`)).text();
  const { answer: _, ...fields } = fieldsOf(page, 'yes');
  const answer = await post(world, fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Choose one of the three answers.');
});

test('a statement that was taken out meanwhile: it is said, nothing is kept, and another one comes', async () => {
  const world = await asking(2);
  const phone = await answering(world, []);
  const shown = statementOn(phone);
  await db
    .updateTable('statement')
    .set({ taken_out_at: clock.now, taken_out_because: 'steward' })
    .where('circle_id', '=', world.id)
    .where('text', '=', shown)
    .execute();
  await phone.press(yes);
  expect(phone.text).toContain('That statement is not there any more.');
  expect(statementOn(phone)).not.toBe(shown);
  expect(await rowsOf(world)).toEqual([]);
});

test('where nobody asks, nothing is asked: not yet, no statements, stopped', async () => {
  const [notYet, none, closed] = [await aCircle(db), await asking(0), await asking(3, { closed: true })];
  for (const [{ door }, says] of [
    [notYet, 'You cannot answer here yet'],
    [none, 'There is nothing to answer yet'],
    [closed, 'Answering has stopped'],
  ] as const) {
    const phone = visitor(app);
    await phone.goTo(`/respond/${door}`);
    expect(phone.text).toContain(says);
    expect(phone.page.querySelector('#statement')).toBeNull();
  }
});

test('asking that stopped while a page was open keeps nothing', async () => {
  const world = await asking();
  const phone = await answering(world, []);
  await db.updateTable('responding').set({ closed_at: clock.now }).where('circle_id', '=', world.id).execute();
  await phone.press(yes);
  expect(phone.text).toContain('Answering has stopped');
  expect(await peopleOf(world)).toBe(0);
});

test('the last answer can be given otherwise, and so can every other', async () => {
  const world = await asking();
  const phone = await answering(world, [yes, yes]);
  await phone.follow('Change my last answer');
  expect(phone.text).toContain(`Your answer is now: ${yes}`);
  await phone.press(no);
  expect(phone.text).toContain('Your answer has been changed.');
  const rows = await rowsOf(world);
  expect(rows.map(({ answer }) => answer).sort()).toEqual([-1, 1]);
  expect(rows.every(({ shown_seed }) => shown_seed !== null)).toBe(true);
});

test('a code of ten letters brings someone back on another phone, however it is typed; also when it is typed where story codes go', async () => {
  const world = await asking();
  const phone = await answering(world, [yes]);
  await phone.goTo('/answers');
  const code = codeOn(phone);
  expect(code).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
  for (const door of ['/answers/code', '/code']) {
    const other = visitor(app);
    await other.goTo(door);
    await other.press(door === '/code' ? 'Open my story' : 'Open my answers', { code: code.toUpperCase().replace('-', ' ') });
    expect(other.path).toBe('/answers');
    expect(other.text).toContain('You answered one statement.');
    expect(codeOn(other)).toBe(code);
  }
  const scanned = visitor(app);
  await scanned.goTo(`/answers/code/${readRespondentCode(code)}`);
  expect(scanned.path).toBe('/answers');
});

test('a code that nobody has opens nothing and says so', async () => {
  const phone = visitor(app);
  await phone.goTo('/answers/code');
  await phone.press('Open my answers', { code: '00000-00000' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('We do not know this code.');
  await phone.goTo('/answers');
  expect(phone.status).toBe(404);
});

test('finishing ends the visit: the old cookie opens nothing, the code does', async () => {
  const world = await asking();
  const phone = await answering(world, [yes]);
  await phone.goTo('/answers');
  const [code, cookie] = [codeOn(phone), phone.cookies.get('kring-answers')!];
  await phone.press('I am ready. Close everything');
  expect(phone.cookies.has('kring-answers')).toBe(false);
  phone.cookies.set('kring-answers', cookie);
  await phone.goTo('/answers');
  expect(phone.status).toBe(404);
  phone.cookies.clear();
  await phone.goTo('/answers/code');
  await phone.press('Open my answers', { code });
  expect(phone.path).toBe('/answers');
});

test('taking the way out ends the visit too', async () => {
  const world = await asking();
  const phone = await answering(world, [yes]);
  const cookie = phone.cookies.get('kring-answers')!;
  await phone.press('Leave this page now');
  expect(phone.cookies.has('kring-answers')).toBe(false);
  phone.cookies.set('kring-answers', cookie);
  await phone.goTo('/answers');
  expect(phone.status).toBe(404);
});

test('whoever also told a story elsewhere in this browser still has their answers', async () => {
  const [world, elsewhere] = [await asking(), await aCircle(db, { subject: 'Elsewhere' })];
  const phone = await answering(world, [yes]);
  const teller = { circle: elsewhere.id, story: await aStory(db, elsewhere), visit: 'a visit', until: clock.now.getTime() + 60_000 };
  phone.cookies.set('kring-mine', seal(keys.visit, 'teller', teller));
  for (const own of ['/mine', '/answers']) {
    await phone.goTo(own);
    expect(phone.status).toBe(200);
  }
});

test('of many answers twenty stand on a page', async () => {
  const world = await asking(22);
  const phone = await answering(
    world,
    Array.from({ length: 22 }, () => yes),
  );
  await phone.goTo('/answers');
  expect(phone.text).toContain('You answered 22 statements.');
  expect(phone.page.querySelectorAll('.kring-own-answers li').length).toBe(20);
  await phone.follow('Next page');
  expect(phone.page.querySelectorAll('.kring-own-answers li').length).toBe(2);
});

test('sides are said when someone likes to: several, one, or none', async () => {
  const world = await asking();
  const phone = await answering(world, [yes]);
  await phone.goTo('/answers');
  await phone.press('Keep this', { 'I answer as…': ['Resident', 'Professional'] });
  const sides = async () =>
    (await db.selectFrom('respondent').select('side_ids').where('circle_id', '=', world.id).executeTakeFirstOrThrow()).side_ids;
  expect(await sides()).toEqual([world.sides.residents, world.sides.professionals]);
  expect(phone.text).toContain('This has been kept.');
});

test('what someone misses is kept once, waits for a look, and its outcome stands at their answers', async () => {
  const world = await asking();
  const phone = visitor(app);
  await phone.goTo(`/respond/${world.door}/missing`);
  await phone.press('Send my sentence', { 'Your sentence': 'Short' });
  expect(phone.status).toBe(422);
  await phone.press('Send my sentence', { 'Your sentence': 'Nobody says which bins are full.' });
  expect(phone.path).toBe('/answers?kept=missing');
  expect(phone.text).toContain('Someone of the circle still has to look at this.');
  await phone.goTo(`/respond/${world.door}/missing`);
  await phone.press('Send my sentence', { 'Your sentence': 'Nobody says which bins are full.' });
  const made = await db.selectFrom('statement').selectAll().where('circle_id', '=', world.id).where('origin', '=', 'missing').execute();
  expect(made).toMatchObject([{ accepted_at: null, language: 'en' }]);
  expect(await peopleOf(world)).toBe(1);
  await db.updateTable('statement').set({ refused_at: clock.now, ground_id: world.ground }).where('id', '=', made[0]!.id).execute();
  await phone.goTo('/answers');
  expect(phone.text).toContain('This did not come in.');
  expect(phone.text).toContain('It names someone who did not agree.');
});

test('taking all answers back asks first, then nothing of them is left, and what was let in no longer says who missed it', async () => {
  const world = await asking();
  const phone = await answering(world, [yes, no]);
  await phone.goTo(`/respond/${world.door}/missing`);
  await phone.press('Send my sentence', { 'Your sentence': 'Nobody says which bins are full.' });
  await phone.goTo(`/respond/${world.door}/missing`);
  await phone.press('Send my sentence', { 'Your sentence': 'The lamps are broken too.' });
  await db
    .updateTable('statement')
    .set({ accepted_at: clock.now })
    .where('circle_id', '=', world.id)
    .where('text', '=', 'The lamps are broken too.')
    .execute();
  const cookie = phone.cookies.get('kring-answers')!;
  const code = codeOn(phone);
  await phone.follow('Take all my answers back');
  expect((await rowsOf(world)).length).toBe(2);
  await phone.press('Yes, take everything back');
  expect(phone.text).toContain('Your answers are gone');
  expect(await rowsOf(world)).toEqual([]);
  expect(await peopleOf(world)).toBe(0);
  const missed = await db
    .selectFrom('statement')
    .select(['text', 'proposed_by'])
    .where('circle_id', '=', world.id)
    .where('origin', '=', 'missing')
    .execute();
  expect(missed).toEqual([{ text: 'The lamps are broken too.', proposed_by: null }]);
  phone.cookies.set('kring-answers', cookie);
  await phone.goTo('/answers');
  expect(phone.status).toBe(404);
  await phone.goTo('/answers/code');
  await phone.press('Open my answers', { code });
  expect(phone.text).toContain('We do not know this code.');
});

/** Twenty people of two minds answered, and there is a map. */
async function withMap(how: Parameters<typeof anAsking>[2] = {}) {
  const world = await asking(8, how);
  for (let i = 0; i < 20; i++)
    await anAnswering(
      db,
      world.id,
      world.made.map((id, j) => [id, (i + j) % 2 === 0 ? 1 : -1] as const),
    );
  await makeMap(db, world.id, clock.now);
  return world;
}

test.each(['everyone', 'respondents'] as const)(
  'who answered sees where they stand, when %s may see the picture, and how sure that is',
  async (results) => {
    const world = await withMap({ results });
    const phone = await answering(world, [yes, no, yes]);
    await phone.goTo('/answers');
    expect(phone.text).toContain('Your answers are not in the picture yet.');
    expect(phone.page.querySelector('svg .kring-picture-own')).not.toBeNull();
    expect(phone.text).toContain('You are here');
    tick();
    await makeMap(db, world.id, clock.now);
    await phone.goTo('/answers');
    expect(phone.text).toContain('Your answers are in the picture that was made on');
    await phone.follow('See what we share');
    expect(phone.status).toBe(200);
  },
);

test('when only the circle may see the picture, who answered reads only of themselves', async () => {
  const world = await withMap({ results: 'inside' });
  const phone = await answering(world, [yes]);
  await phone.goTo('/answers');
  expect(phone.text).toContain('only those who work with it see the picture');
  expect(phone.page.querySelector('.kring-picture')).toBeNull();
  expect(phone.html).not.toContain(`/circles/${world.slug}/map`);
});

test('after taking back, the next map is made without them, together with four others', async () => {
  const world = await withMap();
  const phone = await answering(world, [yes, no, yes]);
  tick();
  await makeMap(db, world.id, clock.now);
  const me = (await rowsOf(world)).find(({ shown_seed }) => shown_seed)!.respondent_id;
  expect((await newestMap(db, world.id))!.kept.people.ids).toContain(me);
  tick();
  await phone.goTo('/answers/take-back');
  await phone.press('Yes, take everything back');
  await makeMapsDue(db, clock.now);
  expect((await newestMap(db, world.id))!.respondents).toBe(21);
  for (let i = 0; i < 4; i++) await anAnswering(db, world.id, [[world.made[0]!, 1]], clock.now);
  await makeMapsDue(db, clock.now);
  expect((await newestMap(db, world.id))!.respondents).toBe(24);
  expect((await newestMap(db, world.id))!.kept.people.ids).not.toContain(me);
});

test('a backup does not bring back answers that were taken back', async () => {
  const world = await asking();
  const phone = await answering(world, [yes, no]);
  const rows = await rowsOf(world);
  const [me] = await db.selectFrom('respondent').selectAll().where('circle_id', '=', world.id).execute();
  await phone.goTo('/answers/take-back');
  await phone.press('Yes, take everything back');
  await db.insertInto('respondent').values(me!).execute();
  await db.insertInto('response').values(rows).execute();
  expect(await replayErasures(db, config.data, clock.now)).toBeGreaterThan(0);
  expect(await rowsOf(world)).toEqual([]);
  expect(await peopleOf(world)).toBe(0);
});

test('a sheet of paper is typed in by a helper, twice is once, and its code brings whoever ticked it back', async () => {
  const world = await asking(14);
  const helper = visitor(app);
  await signedIn(db, helper, await aMember(db, world, 'member'), clock.now);
  await helper.goTo(`/circles/${world.slug}/statements/sheet?sheets=2`);
  const sheets = helper.page.querySelectorAll('.kring-a4');
  expect(sheets.length).toBe(2);
  expect(await peopleOf(world)).toBe(0);
  const marks = sheets[0]!.querySelectorAll('tbody td:last-child').map((mark) => mark.text);
  const code = /Code of this sheet: ([0-9a-z]{5}-[0-9a-z]{5})/.exec(sheets[0]!.text)![1]!;
  expect(marks.length).toBe(12);
  await helper.follow('Type in from paper');
  await helper.press('Keep these answers', { 'Code of the sheet': code, yes: marks.slice(0, 3).join(' '), no: 'zzzz' });
  expect(helper.status).toBe(422);
  expect(helper.text).toContain('No statement has the mark “zzzz”.');
  for (let nth = 0; nth < 2; nth++) {
    await helper.goTo(`/circles/${world.slug}/statements/paper`);
    await helper.press('Keep these answers', {
      'Code of the sheet': code.toUpperCase(),
      yes: marks.slice(0, 3).join(' '),
      no: marks[3]!,
      'I answer as…': ['Resident'],
    });
    expect(helper.text).toContain('4 answers have been kept.');
  }
  expect(await peopleOf(world)).toBe(1);
  expect((await rowsOf(world)).map(({ answer, shown_because }) => [answer, shown_because]).sort()).toEqual([
    [-1, 'chosen'],
    [1, 'chosen'],
    [1, 'chosen'],
    [1, 'chosen'],
  ]);
  const phone = visitor(app);
  await phone.goTo('/answers/code');
  await phone.press('Open my answers', { code });
  expect(phone.text).toContain('You answered 4 statements.');
  expect(phone.text).toContain('Your code stands on the paper that you filled in.');
});

test('the code of a sheet of another circle opens nothing there', async () => {
  const [world, other] = [await asking(), await asking()];
  const helper = visitor(app);
  const who = await aMember(db, world, 'member');
  await aMember(db, other, 'member', { person: who });
  await signedIn(db, helper, who, clock.now);
  const code = 'abcde-fgh12';
  for (const { slug, made } of [world, other]) {
    await helper.goTo(`/circles/${slug}/statements/paper`);
    await helper.press('Keep these answers', { 'Code of the sheet': code, yes: made[0]! });
  }
  expect(helper.status).toBe(422);
  expect(await rowsOf(other)).toEqual([]);
});

test('a statement is read in its own language and direction, also on a page in another', async () => {
  const world = await aCircle(db);
  await anAsking(db, world.id);
  await aStatement(db, world.id, 'الحافلة تأتي متأخرة كل صباح.', { language: 'ar' });
  const phone = visitor(app, { language: 'pl' });
  await phone.goTo(`/respond/${world.door}`);
  expect(phone.page.querySelector('html')?.getAttribute('lang')).toBe('pl');
  const said = phone.page.querySelector('#statement')!;
  expect([said.getAttribute('lang'), said.getAttribute('dir')]).toEqual(['ar', 'auto']);
});

function fieldsOf(page: string, answer: string) {
  const of = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  return { _form: of('_form'), question: of('question'), answer };
}

const post = ({ door }: { door: string }, fields: Record<string, string>) =>
  app.request(`/respond/${door}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
