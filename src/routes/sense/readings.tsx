import type { DissentHere } from '#cycle/2-sense/dissents.server.ts';
import type { readingsOf } from '#cycle/2-sense/readings.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Tag } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Sensing } from './here.server.ts';
import { Dissents } from './dissents.tsx';
import { SideField, useProblem, type Problems } from './parts.tsx';
import type { StoryHere } from './story-here.server.ts';

type Written = Awaited<ReturnType<typeof readingsOf>>;

/** What people read in a story, with the readings that differ, and the form for one's own. */
export function Readings(shown: {
  readings: Written;
  dissents: DissentHere[];
  story: StoryHere;
  here: Sensing;
  base: string;
  form: FormData;
  problems?: Problems;
}) {
  const { readings, dissents, story, here, base, form, problems } = shown;
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">{words('sense.readings.title')}</h2>
      {readings.map((reading) => (
        <Card key={reading.id} id={`reading-${reading.id}`}>
          {reading.hidden ? (
            <p>{words('sense.hidden')}</p>
          ) : (
            <>
              <h3>{words('sense.reading.told')}</h3>
              <p dir="auto" class="kring-lines">
                {reading.told}
              </p>
              <h3>{words('sense.reading.means')}</h3>
              <p dir="auto" class="kring-lines">
                {reading.means}
              </p>
            </>
          )}
          <p>
            <Tag>{here.sides.find(({ id }) => id === reading.side_id)?.name ?? words('sense.side.unknown')}</Tag> <When at={reading.at} />
          </p>
          <Dissents about="reading" id={reading.id} dissents={dissents.filter(({ about }) => about === reading.id)} {...{ here, base }} />
        </Card>
      ))}
      {readings.length === 0 && <p>{words('sense.readings.none')}</p>}
      {here.acts && (
        <Disclosure summary={words('sense.readings.write')} open={problems !== undefined}>
          <Form action={`${base}/stories/${story.id}/readings`}>
            <TextArea
              name="told"
              label={words('sense.reading.told')}
              hint={words('sense.reading.told.hint')}
              rows={3}
              value={textOf(form, 'told')}
              problem={say('told')}
            />
            <TextArea
              name="means"
              label={words('sense.reading.means')}
              hint={words('sense.reading.means.hint')}
              rows={3}
              value={textOf(form, 'means')}
              problem={say('means')}
            />
            <SideField here={here} id="side-reading" problem={say('side')} />
            <Button>{words('sense.readings.keep')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}
