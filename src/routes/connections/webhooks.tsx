import { filledWith, type Sent } from '#lib/form/filled.ts';
import { webhookEvents } from '#lib/server/webhook.ts';
import type { WebhookHere } from '#lib/server/webhooks.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';

/** The addresses that hear what happens, with how they fare. */
export function Webhooks({ webhooks, base }: { webhooks: WebhookHere[]; base: string }) {
  const { words } = useFrame();
  if (webhooks.length === 0) return <Empty>{words('connections.webhooks.none')}</Empty>;
  return (
    <List
      items={webhooks.map((webhook) => (
        <Card>
          <h3 class="kring-lines">{webhook.url}</h3>
          <p>{webhook.events.map((event) => words(`connections.event.${event as (typeof webhookEvents)[number]}`)).join(' · ')}</p>
          <p>
            {words('connections.made')} <When at={webhook.madeAt} />
            {webhook.by && <> · {webhook.by}</>}
          </p>
          {webhook.endedBecause && (
            <Notice heading={words('connections.ended')} level={3}>
              <p>{words(`connections.webhooks.because.${webhook.endedBecause}`)}</p>
            </Notice>
          )}
          <p>
            <a href={`${base}/webhooks/${webhook.id}`}>{words('connections.log.title')}</a>
          </p>
          {!webhook.endedAt && <Doing base={`${base}/webhooks/${webhook.id}`} />}
        </Card>
      ))}
    />
  );
}

function Doing({ base }: { base: string }) {
  const { words } = useFrame();
  return (
    <Buttons>
      <Form action={`${base}/test`}>
        <Button kind="quiet">{words('connections.webhooks.test')}</Button>
      </Form>
      <Form action={`${base}/end`}>
        <Button kind="care">{words('connections.webhooks.end')}</Button>
      </Form>
    </Buttons>
  );
}

/** Tells another address from now on. */
export function NewWebhook({ base, sent }: { base: string; sent?: Sent }) {
  const { words } = useFrame();
  const field = filledWith(words, {}, sent);
  return (
    <Disclosure summary={words('connections.webhooks.new')} open={sent !== undefined}>
      <Form action={`${base}/webhooks`}>
        <Field
          {...field('url')}
          label={words('connections.webhooks.url')}
          hint={words('connections.webhooks.url.hint')}
          autocomplete="off"
        />
        <Choices
          many
          name="events"
          label={words('connections.webhooks.events')}
          problem={field('events').problem}
          options={webhookEvents.map((event) => ({
            value: event,
            label: words(`connections.event.${event}`),
            chosen: sent?.form.getAll('events').includes(event) ?? false,
          }))}
        />
        <Button>{words('connections.webhooks.do')}</Button>
      </Form>
    </Disclosure>
  );
}
