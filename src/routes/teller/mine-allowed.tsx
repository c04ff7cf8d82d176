import type { Contact } from '#cycle/1-gather/contact.ts';
import { readers, uses } from '#cycle/1-gather/consent.ts';
import { Facts } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Button } from '#lib/ui/button.tsx';
import { ActButton } from './act-button.tsx';

type AllowedProps = { story: { readers: string[]; uses: string[]; accepted_at: Date | null }; contact?: Contact; published: boolean };

/** What the teller allows, and the ways to change it; publishing asks a second yes. */
export function Allowed({ story, contact, published }: AllowedProps) {
  const { words } = useFrame();
  const [read, used] = [readers.filter((reader) => story.readers.includes(reader)), uses.filter((use) => story.uses.includes(use))];
  return (
    <section>
      <h2>{words('teller.mine.allowed')}</h2>
      <Facts
        facts={[
          {
            name: words('teller.mine.readBy'),
            is: <Lines lines={read.map((reader) => words(`teller.readers.${reader}`))} none={words('teller.readers.none')} />,
          },
          {
            name: words('teller.mine.usedFor'),
            is: <Lines lines={used.map((use) => words(`teller.uses.${use}`))} none={words('teller.uses.none')} />,
          },
        ]}
      />
      <p>
        <a href="/mine/choose">{words('teller.mine.changeAllowed')}</a>
      </p>
      <Publishing allowed={used.includes('publish')} published={published} accepted={story.accepted_at !== null} />
      <HearBack contact={contact} />
    </section>
  );
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  return lines.length === 0 ? (
    <>{none}</>
  ) : (
    <>
      {lines.map((line) => (
        <div>{line}</div>
      ))}
    </>
  );
}

// Until a listener accepted it nobody reads it, whatever the teller allowed.
function Publishing({ allowed, published, accepted }: Record<'allowed' | 'published' | 'accepted', boolean>) {
  const { words } = useFrame();
  if (!allowed) return null;
  if (published) {
    return (
      <>
        <p>{words(accepted ? 'teller.mine.public' : 'teller.publish.done')}</p>
        <ActButton action="/mine/unpublish">{words('teller.mine.unpublish')}</ActButton>
      </>
    );
  }
  return (
    <>
      <p>{words('teller.mine.notPublic')}</p>
      <p>
        <Button kind="quiet" href="/mine/publish">
          {words('teller.mine.toPublish')}
        </Button>
      </p>
    </>
  );
}

function HearBack({ contact }: { contact?: Contact }) {
  const { words } = useFrame();
  const ways =
    contact &&
    [
      contact.email && words('teller.mine.by.email'),
      contact.phone && words('teller.mine.by.phone'),
      contact.place && words('teller.mine.by.place', { place: contact.place }),
    ].filter((way) => way !== null && way !== '');
  return (
    <>
      {ways && <p>{words('teller.contact.by', { ways: ways.join(', ') })}</p>}
      <p>
        <a href="/mine/contact">{words('teller.contact.title')}</a>
      </p>
      {ways && <ActButton action="/mine/contact/stop">{words('teller.contact.stop')}</ActButton>}
    </>
  );
}
