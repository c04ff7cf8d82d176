import { mapCode } from '#compass/network/map-codes.server.ts';
import { sharedWith } from '#compass/network/network-map.ts';
import { shareMap } from '#compass/network/network-maps.server.ts';
import { severalOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { asMaker, type OnThisMap } from './here.server.ts';
import { MapHead } from './parts.tsx';

/** Who may read the map: its makers choose, each reader by itself, all off at first. And the code that brings makers back. */
function sharePage(c: Here, here: OnThisMap) {
  const { words, keys } = c.var;
  const { map } = here;
  const code = mapCode(keys, map.id);
  return showCircle(
    c,
    { title: words('network.share') },
    <>
      <MapHead here={here} title={words('network.share')} />
      <p>{words('network.share.lead')}</p>
      <Form>
        <Choices
          name="shared_with"
          many
          label={words('network.share.who')}
          options={sharedWith.map((who) => ({
            value: who,
            label: words(`network.sharedWith.${who}`),
            consequence: words(`network.sharedWith.${who}.means`),
            chosen: map.sharedWith.includes(who),
          }))}
        />
        <Button>{words('network.share.keep')}</Button>
      </Form>
      <p class="kring-quiet">{words('network.share.names')}</p>
      <h2>{words('network.code.yours')}</h2>
      <Notice>
        <p class="kring-strong kring-network__code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
        <p>{words('network.code.means', { side: map.sideName })}</p>
      </Notice>
    </>,
  );
}

async function share(c: Here, here: OnThisMap) {
  const { db, circle, form } = c.var;
  await shareMap(db, circle.id, here.map.id, severalOf(form, 'shared_with', sharedWith));
  return c.redirect(here.base, 303);
}

export const shareMapDoors = [
  get('/circles/:circle/compass/network/maps/:map/share', 'mapNetwork', asMaker(sharePage)),
  post('/circles/:circle/compass/network/maps/:map/share', 'mapNetwork', asMaker(share)),
];
