import { Button, Buttons } from '#lib/ui/button.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

type Secret = {
  title: string;
  text: string;
  path: string;
  /** Subject of a letter that one's own mail program starts. */ mailSubject: string;
  back: string;
};

/** A link that is shown once, because only its hash is kept: to copy, to mail from one's own mail program, or to scan from this screen. */
export function showSecret(c: Here, { title, text, path, mailSubject, back }: Secret) {
  const { words, origin } = c.var;
  const link = `${origin}${path}`;
  const square = squareCode(link);
  return showCircle(
    c,
    { title },
    <>
      <h1>{title}</h1>
      <p class="kring-lead">{text}</p>
      <p class="kring-secret">
        <code>{link}</code>
      </p>
      <p>{words('people.secret.once')}</p>
      <p>
        <a href={`mailto:?subject=${encodeURIComponent(mailSubject)}&body=${encodeURIComponent(link)}`}>{words('people.secret.mail')}</a>
      </p>
      <p>{words('people.secret.scan')}</p>
      <Square square={square} label={words('people.secret.square')} />
      <Buttons>
        <Button kind="quiet" href={back}>
          {words('people.secret.back')}
        </Button>
      </Buttons>
    </>,
  );
}
