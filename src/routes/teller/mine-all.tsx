import { readers, uses } from '#cycle/1-gather/consent.ts';
import { Card, Facts, List } from '#lib/ui/card.tsx';
import { Button } from '#lib/ui/button.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { ageInWords } from './care-fields.tsx';
import { everythingHere } from './everything.server.ts';

/** Everything that is kept of a teller, to read and to take along: what a request under article 15 and 20 would give, without a request. */
export async function allPage(c: Here): Promise<Response> {
  const { story, trail } = await everythingHere(c);
  const { words } = c.var;
  const contact = Object.values(story.contact ?? {}).filter(Boolean);
  const said = [
    ...(story.wouldHelp ? [{ name: words('teller.mine.wouldHelp'), is: story.wouldHelp }] : []),
    ...(story.sides.length > 0 ? [{ name: words('teller.tell.sides'), is: story.sides.join(', ') }] : []),
    ...(contact.length > 0 ? [{ name: words('teller.contact.title'), is: contact.join(', ') }] : []),
    ...(story.care.special ? [{ name: words('teller.special.question'), is: words(`teller.special.${story.care.special}`) }] : []),
    ...(story.care.others ? [{ name: words('teller.others.question'), is: words(`teller.others.${story.care.others}`) }] : []),
    ...(story.care.age ? [{ name: words('teller.age.question'), is: words(ageInWords(story.care.age)) }] : []),
  ];
  return showTeller(
    c,
    { title: words('teller.all.title') },
    <>
      <h1>{words('teller.all.title')}</h1>
      <p>{words('teller.all.lead')}</p>
      <p>
        <Button kind="quiet" href="/mine/all.json">
          {words('teller.all.file')}
        </Button>
      </p>
      <h2>{words('teller.mine.text')}</h2>
      <p class="kring-quiet">
        {words('teller.all.told')} <When at={story.toldAt} />
      </p>
      <Card>
        <StoryText text={story.text} lang={story.language} />
      </Card>
      {story.wordsOfMedia.map(({ text, language }) => text && <StoryText text={text} lang={language} />)}
      {said.length > 0 && <Facts facts={said} />}
      {story.helper?.note && (
        <blockquote class="kring-said" dir="auto">
          {story.helper.note}
        </blockquote>
      )}
      <h2>{words('teller.all.receipts')}</h2>
      <List
        items={story.consents.map((receipt) => (
          <Card>
            <p>
              {words(`teller.all.about.${receipt.about}`)} <When at={receipt.at} as="moment" />
            </p>
            <p>
              {[
                ...readers.filter((reader) => receipt.readers.includes(reader)).map((reader) => words(`teller.readers.${reader}`)),
                ...uses.filter((use) => receipt.uses.includes(use)).map((use) => words(`teller.uses.${use}`)),
                ...(receipt.together ? [words(`teller.together.${receipt.together}`)] : []),
              ].join(', ') || (receipt.about === 'choice' ? words('teller.readers.none') : '')}
            </p>
            <details>
              <summary>{words('teller.all.asked')}</summary>
              <p class="kring-lines" lang={receipt.language} dir="auto">
                {receipt.wording}
              </p>
            </details>
          </Card>
        ))}
      />
      <h2>{words('teller.mine.talk')}</h2>
      {story.answers.length === 0 && <p>{words('teller.mine.talkNone')}</p>}
      <ul>
        {story.answers.map(({ at, by, text, ground }) => (
          <li dir="auto">
            <When at={at} /> {by} {ground} {text}
          </li>
        ))}
      </ul>
      <h2>{words('teller.mine.trail')}</h2>
      <ul>
        {trail.map(({ at, sentence }) => (
          <li dir="auto">
            <When at={at} as="moment" /> {sentence}
          </li>
        ))}
      </ul>
      <p>
        <a href="/mine">{words('teller.mine.back')}</a>
      </p>
    </>,
  );
}

/** The same as a file that a program can read. */
export async function allFile(c: Here): Promise<Response> {
  const all = await everythingHere(c);
  return new Response(JSON.stringify(all, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="kring.json"' },
  });
}
