import { parse } from 'node-html-parser';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle } from '#testing/worlds.ts';
import { aGathering, takesTheCard, tells, type Gathering } from './parts/gathering.ts';
import { pagesOf } from './parts/pages.ts';
import { ask } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/** What a field may tell the browser about itself (HTML, 4.10.18.7.1), as far as we ask for it. */
const tokens = [
  'off',
  'on',
  'name',
  'email',
  'tel',
  'organization',
  'organization-title',
  'one-time-code',
  'username',
  'webauthn',
  'street-address',
];
/** Fields that are about the person who fills them in, by their name. */
const ofOneself = /^(name|email|phone|tel|employer|organisation|role|code)$/;
/** Pages that ask about oneself: elsewhere a name is that of a theme or a table. */
const whereAsked = /^\/(set-up|sign-in|invitations|confirm|home|mine\/contact|code|safety|second-step)/;

/** Codes and links open by pasting; no field stands in the way; every field about oneself says what it is; nothing is asked twice. */
export async function check(world: World): Promise<string> {
  const pasted = await pasting(world);
  const { fields, pages } = await everyField(await world.inside({ SMTP_URL: 'smtp://127.0.0.1:1' })); // with mail, sign-in asks an address
  const asked = await nothingTwice(await world.inside());
  return `${pasted} codes pasted and opened; ${fields} fields about oneself on ${pages} pages say what they are, and no page has a puzzle; ${asked} pages of telling and publishing ask nothing twice`;
}

/** The six words, the link and a mail's sign-in link, as someone pastes them. */
async function pasting(world: World): Promise<number> {
  const gathering = await aGathering(world);
  const fatma = await gathering.teller();
  await tells(fatma, gathering);
  const words = (await takesTheCard(fatma)).join(' ');
  const link = await linkOf(gathering);
  for (const code of [words, `  ${words.toUpperCase()}\n`, link]) {
    const phone = await gathering.teller({ more: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await phone.goes('/code');
    const field = phone.page.getByLabel(phone.said('teller.code.words'));
    await phone.page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await field.focus();
    await phone.page.keyboard.press('Control+V');
    if ((await field.inputValue()).trim() !== code.trim()) throw new Error('A code cannot be pasted');
    await phone.presses('teller.code.open');
    await phone.sees('teller.mine.title');
    await phone.leaves();
  }
  const member = await gathering.teller();
  await member.goes(`/sign-in/${await makeSignInLink(gathering.db, gathering.listeners.residents, gathering.clock.now)}`);
  await member.presses('people.signIn.here.do');
  await member.sees('people.home.title');
  gathering.close();
  return 4;
}

/** A fresh link of this story, as a letter has it. */
async function linkOf({ db, keys, here, clock, origin }: Gathering): Promise<string> {
  const { linkForLetter } = await import('#cycle/5-return/letter-links.server.ts');
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  return origin + (await linkForLetter(db, keys, { circle: here.id, story: id, now: clock.now }));
}

async function everyField(inside: Inside): Promise<{ fields: number; pages: number }> {
  const { pages, close } = await pagesOf(inside);
  close();
  const wrong = new Set<string>();
  let fields = 0;
  for (const { visitor: who, address, door, ofTeller, sent } of pages.filter((page) => !page.sent)) {
    const page = parse(await (await ask(inside, who, { address, fields: sent })).text());
    if (/captcha|puzzle|not a robot/i.test(page.text) || page.querySelector('canvas')) wrong.add(`${door} has a puzzle`);
    for (const input of page.querySelectorAll('input')) {
      const [type, name, token] = ['type', 'name', 'autocomplete'].map((attribute) => input.getAttribute(attribute) ?? '') as [
        string,
        string,
        string,
      ];
      if (input.getAttribute('onpaste') !== undefined || input.hasAttribute('readonly'))
        wrong.add(`${door}: nothing can be pasted in ${name}`);
      if (
        !['text', 'email', 'tel', ''].includes(type) ||
        !((ofOneself.test(name) && whereAsked.test(door)) || ['email', 'tel'].includes(type))
      )
        continue;
      fields += 1;
      if (!tokens.includes(token)) wrong.add(`${door}: ${name} (${type}) says nothing of itself${token && `: ${token}`}`);
      // A teller's phone may be borrowed: nothing is filled in there, and nothing is kept. Elsewhere it is.
      if (!ofTeller && token === 'off' && (name === 'email' || type === 'tel') && /sign-in|home|invitations/.test(door))
        wrong.add(`${door}: ${name} is not filled in by the browser`);
    }
  }
  if (wrong.size > 0) throw new Error([...wrong].join('\n'));
  if (fields < 8) throw new Error(`Only ${fields} fields were looked at`);
  return { fields, pages: pages.length };
}

/** What was answered before stands there, or is not asked, on every page of telling, choosing, contact, publishing and correcting. */
async function nothingTwice({ app, db, clock }: Inside): Promise<number> {
  const here = await aCircle(db, { now: clock.now });
  const teller = visitor(app);
  const said = { readers: ['residents'], uses: ['sense', 'publish', 'contact'], special: 'none', others: 'none', age: 'adult' };
  await teller.goTo(`/tell/${here.door}`);
  await teller.press('Save my story', { text: 'I waited at the desk.', 'What would help': 'A chair.' });
  await teller.press('Keep this', said);
  await teller.goTo('/mine/contact');
  await teller.press('Yes, contact me like this', { email: 'noor@example.org', phone: '0612345678', name: 'Noor', place: 'The market' });
  const empty: string[] = [];
  const addresses = ['/mine/choose', '/mine/contact', '/mine/text', '/mine/publish'];
  for (const address of addresses) {
    await teller.goTo(address);
    if (teller.status !== 200) throw new Error(`${address} answered ${teller.status}`);
    const form = teller.page.querySelector('main form[method=post]')!;
    for (const field of form.querySelectorAll('textarea, input[type=text], input[type=email], input[type=tel]'))
      if (!(field.getAttribute('value') ?? field.text)) empty.push(`${address}: ${field.getAttribute('name')}`);
    const groups = new Set(form.querySelectorAll('input[type=radio], input[type=checkbox]').map((one) => one.getAttribute('name')!));
    for (const name of groups) if (!form.querySelector(`input[name=${name}][checked]`)) empty.push(`${address}: ${name}`);
  }
  if (empty.length > 0) throw new Error(`Asked again: ${empty.join(', ')}`);
  return addresses.length;
}
