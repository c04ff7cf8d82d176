import { deleteGoneSoon } from '#cycle/1-gather/media-sweep.server.ts';
import { stopEntry } from '#catalysts/doorways/helper-entries.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StillThere } from '#lib/ui/comforts.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { cardInHand, helpPath, letGo, withCard } from './entry-here.tsx';

/** The ways out of an entry, at every step: put the card away for now, or stop and leave nothing. */
export function WaysOut({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <section class="kring-not-printed">
      <h2>{words('helper.out')}</h2>
      <p>{words(cardInHand(c)?.way === 'paper' ? 'helper.out.textPaper' : 'helper.out.text')}</p>
      <Buttons>
        <Form action={helpPath(c, '/pause')}>
          <Button kind="quiet">{words('helper.out.pause')}</Button>
        </Form>
        <Form action={helpPath(c, '/stop')}>
          <Button kind="care">{words('helper.out.stop')}</Button>
        </Form>
      </Buttons>
      <StillThere action={helpPath(c, '/pause')} to={helpPath(c, '?paused')} after={600} />
    </section>
  );
}

/** The teller wants to stop: all that was written down is gone at once. */
export const stop = withCard(async (c, here) => {
  const { db, config } = c.var;
  await stopEntry(db, here);
  await deleteGoneSoon(db, mediaStore(config));
  letGo(c);
  return c.redirect(helpPath(c, '/stopped'), 303);
});

export function stoppedPage(c: Here) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('helper.stopped.title') },
    <>
      <h1>{words('helper.stopped.title')}</h1>
      <p>{words('helper.stopped.text')}</p>
      <p>
        <a href={helpPath(c)}>{words('helper.again')}</a>
      </p>
    </>,
  );
}
