import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Method } from '#system/toolkit/method.ts';
import type { OwnCard } from '#system/toolkit/own-methods.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { methodsPath } from './here.ts';

/** Below a card: take it along, make it one's own; change it or take it away when this circle wrote it. */
export function CardWays({ c, method, runs }: { c: Here; method: Method; runs: boolean }) {
  const { words } = c.var;
  const at = `${methodsPath(c)}/${method.id}`;
  return (
    <div class="kring-not-printed">
      <ul>
        <li>
          <a href={`${at}/card.json`}>{words('kit.card.out')}</a>
        </li>
        {runs && (
          <li>
            <a href={`${methodsPath(c)}/new?from=${method.id}`}>{words('kit.new.fromThis')}</a>
          </li>
        )}
        {runs && method.own && (
          <li>
            <a href={`${at}/edit`}>{words('kit.edit')}</a>
          </li>
        )}
      </ul>
      {runs && method.own && (
        <Form action={`${at}/remove`}>
          <Button kind="quiet">{words('kit.remove')}</Button>
        </Form>
      )}
    </div>
  );
}

/** For who runs the circle: a card that was taken away, to put back; or one of which someone looks at the words. */
export function showAway(c: Here, own: OwnCard) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: own.hidden ? words('methods.ui.title') : own.card.name },
    <>
      <p>
        <a href={methodsPath(c)}>{words('methods.ui.back')}</a>
      </p>
      <h1>
        {own.hidden ? (
          words('methods.ui.title')
        ) : (
          <span lang={own.card.language} dir="auto">
            {own.card.name}
          </span>
        )}
      </h1>
      <Notice>
        <p>{words(own.hidden ? 'kit.hidden' : 'kit.removed.this')}</p>
        {!own.hidden && (
          <Form action={`${methodsPath(c)}/${own.id}/remove`}>
            <input type="hidden" name="act" value="back" />
            <Button kind="quiet">{words('kit.back')}</Button>
          </Form>
        )}
      </Notice>
    </>,
  );
}
