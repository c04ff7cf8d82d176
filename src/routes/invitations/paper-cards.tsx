import { onCard } from '#catalysts/invitations/invitation.ts';
import type { CardTaken } from '#catalysts/invitations/invitation-cards.server.ts';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import { wordsIn } from '#lib/words/words.ts';
import type { Here } from '../door.ts';

/** The link of a card: it opens the open page of its circle with the ways in, and nothing of anyone. */
export const linkOf = (c: Here, { code }: CardTaken) => `${c.var.origin}/invited/${code}`;

/** Without a paper card: the letters to read out, the link to pass on, and a text message that is ready to send. */
export function WaysToGive({ c, cards }: { c: Here; cards: readonly CardTaken[] }) {
  const { words } = c.var;
  return (
    <ol>
      {cards.map((card) => (
        <li>
          <p>
            <strong class="kring-answers-code">
              <bdi>{onCard(card.code)}</bdi>
            </strong>
          </p>
          <p>
            <bdi class="kring-story-card__address">{linkOf(c, card)}</bdi>
          </p>
          <p>
            <a
              href={`sms:?&body=${encodeURIComponent(words('missing.invite.sms.text', { link: linkOf(c, card) }))}`}
              aria-label={`${words('missing.invite.sms')}: ${onCard(card.code)}`}
            >
              {words('missing.invite.sms')}
            </a>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The cards on paper, in the language of the circle: a square, the letters, where to fill them in, and nothing of who gives or gets them. */
export function PaperCards({ c, cards }: { c: Here; cards: readonly CardTaken[] }) {
  const { circle, origin } = c.var;
  const words = wordsIn(circle.language, circle.address);
  const address = `${origin}/invited`.replace(/^https?:\/\//, '');
  return (
    <div class="kring-sheet kring-hand-outs kring-wide" lang={circle.language}>
      {cards.map((card) => (
        <section class="kring-hand-out kring-only-printed" aria-label={`${words('missing.card.title')} ${onCard(card.code)}`}>
          <Square square={squareCode(linkOf(c, card))} label={c.var.words('missing.invite.square')} />
          <div>
            <p class="kring-hand-out__title">{words('missing.card.title')}</p>
            <p>
              {words('frame.circle', { subject: circle.subject })}. {words('missing.card.text')}
            </p>
          </div>
          <p class="kring-hand-out__way">
            {words('missing.card.way', { address })} <strong>{onCard(card.code)}</strong>
            {circle.mark && <> {words(`frame.mark.${circle.mark}`)}</>}
          </p>
        </section>
      ))}
    </div>
  );
}
