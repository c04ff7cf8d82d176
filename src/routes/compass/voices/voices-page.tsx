import { absenceAmong } from '#compass/voices/absence.ts';
import type { Picture, Voice } from '#compass/voices/picture.ts';
import { silentSides } from '#compass/voices/silent.server.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { missingPath } from './missing-page.tsx';
import { OneVoice } from './voice-card.tsx';

/** Who is not here yet: whom people named and nobody reached, first those who were named from outside the organisation that invites. */
export async function voicesPage(c: Here): Promise<Response> {
  const { db, circle, words, actor, now, config } = c.var;
  const [picture, silent] = await Promise.all([voicesOf(db, circle.id, dayAt(now, config.timeZone)), silentSides(db, circle.id, now)]);
  const base = voicesPath(c);
  const looks = may(actor, 'moderateNamings', circle.id);
  const [missing, reached] = [false, true].map((is) => picture.voices.filter((voice) => voice.reached === is)) as [Voice[], Voice[]];
  return showCircle(
    c,
    { title: words('voices.title'), wide: true },
    <>
      <h1>{words('voices.title')}</h1>
      <p class="kring-lead">{words('voices.lead')}</p>
      <Buttons>
        <Button href={missingPath(c)}>{words('voices.name')}</Button>
        {may(actor, 'reachOut', circle.id) && (
          <>
            <Button kind="quiet" href={`${base}/plan`}>
              {words('voices.plan')}
            </Button>
            <Button kind="quiet" href={`${base}/calls`}>
              {words('voices.calls')}
            </Button>
          </>
        )}
        {may(actor, 'keepNames', circle.id) && (
          <Button kind="quiet" href={`${base}/names`}>
            {words('voices.names')}
          </Button>
        )}
      </Buttons>
      {!picture.convenorSaid && <WhoInvites c={c} />}
      <h2>{words('voices.missing')}</h2>
      {missing.length === 0 ? (
        <Empty>{words(picture.voices.length === 0 ? 'voices.none' : 'voices.noneLeft')}</Empty>
      ) : (
        <Missing missing={missing} base={base} said={picture.convenorSaid} looks={looks} />
      )}
      <Novel picture={picture} base={base} />
      <HowMuch picture={picture} />
      <EmptyChairs silent={silent} />
      {reached.length > 0 && (
        <>
          <h2>{words('voices.reached')}</h2>
          <List
            two
            items={reached.map((voice) => (
              <OneVoice voice={voice} base={base} looks={looks} />
            ))}
          />
        </>
      )}
      <ToCompass c={c} />
    </>,
  );
}

/** First those whom people from outside the inviting organisation named, then all others. */
function Missing({ missing, base, said, looks }: { missing: Voice[]; base: string; said: boolean; looks: boolean }) {
  const { words } = useFrame();
  const parts = [true, false].map((outside) => ({ outside, voices: missing.filter((voice) => voice.outside === outside) }));
  return (
    <>
      {parts
        .filter(({ voices }) => voices.length > 0)
        .map(({ outside, voices }) => (
          <>
            {said && <h3>{words(outside ? 'voices.outside' : 'voices.inside')}</h3>}
            <List
              two
              items={voices.map((voice) => (
                <OneVoice voice={voice} base={base} looks={looks} />
              ))}
            />
          </>
        ))}
    </>
  );
}

/** The address of this part. */
export const voicesPath = (c: Here) => `/circles/${c.var.circle.slug}/compass/voices`;

function WhoInvites({ c }: { c: Here }) {
  const { words, circle, actor } = c.var;
  return (
    <p>
      {words('voices.convenor.unsaid')}{' '}
      {may(actor, 'prepareCircle', circle.id) && <a href={`/circles/${circle.slug}/prepare/sides`}>{words('voices.convenor.say')}</a>}
    </p>
  );
}

/** What residents name that no professional named, in their words. */
function Novel({ picture: { novel }, base }: { picture: Picture; base: string }) {
  const { words } = useFrame();
  return (
    <>
      <h2>{words('voices.novel')}</h2>
      {novel === null && <p>{words('voices.novel.early')}</p>}
      {novel && novel.ofResidents > 0 && <p>{words('voices.novel.count', { count: novel.voices.length, all: novel.ofResidents })}</p>}
      {novel && novel.voices.length > 0 && (
        <ul>
          {novel.voices.map(({ id, text, language }) => (
            <li>
              <a href={`${base}/of/${id}`} lang={language} dir="auto">
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How many answered, side by side, and how much of what can be named was named: an estimate with its bounds, or why there is none. */
function HowMuch({ picture: { sides, answers, coverage } }: { picture: Picture }) {
  const { words, lang } = useFrame();
  return (
    <>
      <h2>{words('voices.coverage')}</h2>
      {coverage ? (
        <>
          <p>{words('voices.coverage.named', { named: coverage.named, low: coverage.estimate.low, high: coverage.estimate.high })}</p>
          <p>{words('voices.coverage.share', { share: percent(coverage.share, lang) })}</p>
          <p>{words('voices.coverage.blind')}</p>
        </>
      ) : (
        <p>
          <strong>{words('voices.early')}</strong> {words('voices.early.why')}
        </p>
      )}
      <DataTable
        caption={words('voices.answers')}
        columns={[{ label: words('voices.side') }, { label: words('voices.people'), number: true }]}
        rows={sides.map(({ id, name }, at) => {
          const count = answers.sides[at]!;
          return {
            id,
            cells: [name, typeof count === 'number' ? words('voices.answers.fives', { count }) : words(`voices.answers.${count}`)],
          };
        })}
      />
      {answers.atLeast !== null && <p>{words('voices.answers.atLeast', { count: answers.atLeast })}</p>}
      <Disclosure summary={words('voices.how')}>
        <p>{words('voices.how.sides')}</p>
        <p>{words('voices.how.chao')}</p>
      </Disclosure>
    </>
  );
}

const percent = (share: number, lang: string) => new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Sides of which nobody told anything: what that says by chance alone, and from how many people on it would say more. */
function EmptyChairs({ silent }: { silent: { names: string[]; tellers: number } | null }) {
  const { words, lang } = useFrame();
  if (silent?.names.length === 0) return null;
  return (
    <>
      <h2>{words('voices.absent')}</h2>
      {silent === null ? (
        <p>
          <strong>{words('voices.early')}</strong> {words('voices.absent.few')}
        </p>
      ) : (
        <>
          <p>{words('voices.absent.who', { sides: new Intl.ListFormat(lang, { type: 'conjunction' }).format(silent.names) })}</p>
          <DataTable
            caption={words('voices.absent.caption', { count: silent.tellers })}
            columns={[
              { label: words('voices.absent.share') },
              { label: words('voices.absent.chance'), number: true },
              { label: words('voices.absent.says') },
            ]}
            rows={absenceAmong(silent.tellers).map(({ share, chance, from, early }) => ({
              id: String(share),
              cells: [
                percent(share, lang),
                chance < 0.01 ? words('voices.absent.under', { chance: percent(0.01, lang) }) : percent(chance, lang),
                early ? words('voices.absent.early', { from }) : words('voices.absent.seldom'),
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
