import { beforeAll, beforeEach, expect, test } from 'vitest';
import { revealNotes } from '#cycle/3-dialogue/live/runs.server.ts';
import { notesShown } from '#cycle/3-dialogue/live/notes.server.ts';
import { stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { countTurn, turnsBySide } from '#cycle/3-dialogue/live/speakers.server.ts';
import { aLiveKring, aRoom, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring, { opensAt: new Date(today.getTime() + 3 * 60 * 60_000) })));

const turns = async () => Object.fromEntries(await turnsBySide(kring.db, room.world.id, room.session));

test('what was counted on paper is typed in at once, is mended by typing it again, and never counts twice', async () => {
  const [round] = (await room.script('round', 'tables', 'record')) as [string, string, string];
  await countTurn(kring.db, room.world.id, { session: room.session, step: round, side: room.world.sides.residents, now: kring.clock.now });
  await room.leader.goTo(`${room.path}/tally`);
  expect(room.leader.page.querySelectorAll('input[type=number]')).toHaveLength(6);
  const [residents, deciders] = ['Step 1, turns of: Resident', 'Step 1, turns of: Decider'];
  await room.leader.press('Keep this', { [residents]: '7', [deciders]: '3', 'Step 2, turns of: Decider': '2' });
  expect(room.leader.text).toContain('Kept.');
  expect(await turns()).toEqual({ [room.world.sides.residents]: 7, [room.world.sides.deciders]: 5 });
  await room.leader.press('Keep this');
  await room.leader.press('Keep this', { [residents]: '4', [deciders]: '' });
  expect(await turns()).toEqual({ [room.world.sides.residents]: 4, [room.world.sides.deciders]: 2 });
});

test('a number that is none comes back with all that was typed, and nothing is kept', async () => {
  await room.script('round', 'write');
  await room.leader.goTo(`${room.path}/tally`);
  for (const wrong of ['many', '-1', '501', '1.5']) {
    await room.leader.press('Keep this', { 'Step 1, turns of: Resident': wrong, 'Step 2, notes from paper': 'A bench.' });
    expect(room.leader.status, wrong).toBe(422);
    expect(room.leader.text).toContain('Fill in a whole number, from 0 to 500.');
    expect(room.leader.page.querySelector('textarea')!.textContent.trim()).toBe('A bench.');
  }
  await room.leader.press('Keep this', { 'Step 1, turns of: Resident': '1', 'Step 2, notes from paper': 'x'.repeat(401) });
  expect(room.leader.status).toBe(422);
  expect(await turns()).toEqual({});
});

test('notes from paper stand one on a line, and are read by all since the silence is over', async () => {
  await room.script('write');
  await room.leader.goTo(`${room.path}/tally`);
  await room.leader.press('Keep this', { 'Step 1, notes from paper': 'A bench.\n\n  More light. \n' });
  const [step] = await stepsOf(kring.db, room.world.id, room.session);
  expect((await notesShown(kring.db, room.world.id, step!, 1)).map(({ text }) => text).sort()).toEqual(['A bench.', 'More light.']);
});

test('notes from paper for a silence that is still to come stay hidden', async () => {
  await room.script('write');
  kring.clock.now = new Date(today.getTime() - 60_000);
  await room.leader.goTo(`${room.path}/tally`);
  await room.leader.press('Keep this', { 'Step 1, notes from paper': 'A bench.' });
  const [step] = await stepsOf(kring.db, room.world.id, room.session);
  expect(await notesShown(kring.db, room.world.id, step!, 1)).toEqual([]);
  await revealNotes(kring.db, room.world.id, { session: room.session, step: step!.id, now: kring.clock.now });
});

test('the run sheet has every step with its time, the tally sheet a row for each step with turns, and each table a card', async () => {
  await room.leader.goTo(`${room.path}/tally-sheet`);
  expect(room.leader.text).toContain('The script has no step for this sheet yet.');
  await room.script('round', 'write', 'tables', 'record');
  await room.leader.goTo(`${room.path}/run-sheet`);
  expect(room.leader.text).toMatch(/11:00 The round.*Do the round\..*11:10 The write.*11:20 The tables.*11:30 The record/);
  await room.leader.goTo(`${room.path}/tally-sheet`);
  expect(room.leader.page.querySelectorAll('tbody th').map((one) => one.text)).toEqual(['1. The round', '3. The tables']);
  expect(room.leader.page.querySelectorAll('thead th')).toHaveLength(4);
  await room.leader.goTo(`${room.path}/table-cards`);
  expect(room.leader.page.querySelectorAll('.kring-table-card')).toHaveLength(4);
  await room.leader.goTo(`${room.path}/seating`);
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee', 'Eva', 'Fem']) await room.leader.press('Add them', { 'First name': name, Resident: true });
  await room.leader.press('Seat the people', { tables: '3' });
  await room.leader.goTo(`${room.path}/table-cards`);
  const cards = room.leader.page.querySelectorAll('.kring-table-card').map((card) => card.text);
  expect(cards).toHaveLength(3);
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee', 'Eva', 'Fem']) expect(cards.filter((card) => card.includes(name))).toHaveLength(1);
});

test('sheets, cards and entry are for who leads', async () => {
  await room.script('round');
  const passer = visitor(kring.app);
  for (const page of ['/tally', '/tally-sheet', '/table-cards', '/seating', '/table/1']) {
    await passer.goTo(room.path + page);
    expect(passer.status, page).toBe(404);
  }
});

test('a conversation held only on paper ends in the same agreed record, by the same rules, with all that people wrote', async () => {
  const { leader, world, path } = room;
  await room.script('round', 'write', 'record');
  await leader.goTo(`${path}/tally`);
  await leader.press('Keep this', {
    'Step 1, turns of: Resident': '9',
    'Step 1, turns of: Decider': '4',
    'Step 2, notes from paper': 'A bench.\nMore light.',
  });
  await leader.goTo(`${path}/attendance`);
  await leader.press('Keep', { Resident: '6', Professional: '0', Decider: '5' });
  await leader.goTo(`${path}/findings`);
  await leader.press('Keep', { text: 'We want light near the bench.', rests: ['talk'] });
  await leader.goTo(`${path}/run-sheet`);
  const slips = leader.page.querySelectorAll('.kring-slip').map((slip) => slip.querySelector('.kring-code')!.text);
  expect(leader.page.querySelector('.kring-slip')!.text).toMatch(/I heard.*Was I listened to\?.*☐\sResident/s);
  await leader.goTo(`${path}/paper`);
  expect(leader.text).toContain('The record is not there yet.');
  await leader.press('Enter this slip', { slip: slips[0]!, answer: ['ok'] });
  expect(leader.status).toBe(422);
  await leader.goTo(`${path}/record/write`);
  await leader.press('Keep', { record: 'We spoke about the square.' });
  const enters = async (slip: string, filled: Record<string, string | string[]>) => {
    await leader.goTo(`${path}/paper`);
    await leader.press('Enter this slip', { slip, ...filled });
    return leader.status;
  };
  const { residents, deciders } = world.sides;
  expect(await enters(slips[0]!, {})).toBe(422);
  expect(leader.text).toContain('Fill in what stands on the slip.');
  expect(await enters(slips[0]!, { side: [residents], answer: ['ok'], heard: 'I heard it.' })).toBe(422);
  expect(leader.text).toContain('Choose a side that decides.');
  for (let twice = 0; twice < 2; twice++) {
    const said = {
      side: [deciders],
      answer: ['ok'],
      heard: 'It has been dark for too long.',
      quote: 'I will come again.',
      could_say: ['4'],
    };
    expect(await enters(slips[1]!, { ...said, different: 'Not every lamp.' })).toBe(200);
  }
  expect(await enters(slips[0]!, { side: [residents], answer: ['missing'], words: 'The dog.', could_say: ['5'] })).toBe(200);
  await leader.goTo(`${path}/record`);
  await leader.press('Close as agreed');
  expect(leader.status).toBe(422); // the same rule as with phones
  await leader.press('Close as agreed', { printed: ['yes'] });
  await leader.follow('Print');
  for (const words of ['We want light near the bench.', 'The dog.', 'Not every lamp.', 'I will come again.'])
    expect(leader.text.split(words), words).toHaveLength(2);
  expect(leader.text).toContain('Someone who decides heard: “It has been dark for too long.”');
  for (let nth = 2; nth < 4; nth++) expect(await enters(slips[nth]!, { side: [residents], could_say: ['5'] })).toBe(200); // these may come later
  expect(await enters(slips[2]!, { side: [residents], answer: ['not_ok'] }).catch(() => 'not asked')).toBe('not asked');
  await leader.goTo(`${path}/run-sheet`);
  for (const slip of leader.page.querySelectorAll('.kring-slip').slice(0, 2))
    await enters(slip.querySelector('.kring-code')!.text, { side: [residents], could_say: ['5'] });
  await leader.goTo(path);
  expect(leader.text).toMatch(/Resident\s*9/);
  expect(leader.text).toContain('Yes, fully (middle of 5 answers)');
});

test('someone whom a table wrote down answers on a slip from the place they have, and counts once', async () => {
  const { leader, path } = room;
  await room.script('tables', 'record');
  await leader.goTo(`${path}/seating`);
  await leader.press('Add them', { 'First name': 'Rie', Resident: true });
  await leader.goTo(`${path}/record/write`);
  await leader.press('Keep', { record: 'We spoke.' });
  await leader.goTo(`${path}/run-sheet`);
  const slip = leader.page.querySelector('.kring-slip .kring-code')!.text;
  await leader.goTo(`${path}/paper`);
  await leader.press('Enter this slip', { slip, person: 'Rie', answer: ['ok'], quote: 'I came on foot.' });
  const seats = await kring.db.selectFrom('seat').select('name').where('session_id', '=', room.session).execute();
  expect(seats).toEqual([{ name: 'Rie' }]);
  const rie = visitor(kring.app); // the slip opens that place, so that she takes her words back
  await rie.goTo('/session');
  await rie.press('Open', { code: slip });
  await rie.press('Back to my seat');
  await rie.goTo(`${path}/record`);
  await rie.press('Take my words back');
  expect(rie.text).not.toContain('I came on foot.');
});
