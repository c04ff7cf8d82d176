import { scopes } from '#catalysts/doorways/program-token.ts';
import type { TokenHere } from '#catalysts/doorways/program-tokens.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';

/** The programs that come in here, and those that did. */
export function Tokens({ tokens, base }: { tokens: TokenHere[]; base: string }) {
  const { words } = useFrame();
  if (tokens.length === 0) return <Empty>{words('connections.tokens.none')}</Empty>;
  return (
    <List
      items={tokens.map((token) => (
        <Card>
          <h3>{token.name ?? words('connections.tokens.fromMachine')}</h3>
          <ul>
            {scopes
              .filter((scope) => token.scopes.includes(scope))
              .map((scope) => (
                <li>
                  {words(`connections.scope.${scope === 'stories:write' ? 'write' : 'read'}`)}
                  {scope === 'stories:read' && token.reader && ` (${words(`connections.reader.${token.reader}`)})`}
                </li>
              ))}
          </ul>
          <p>
            {words('connections.made')} <When at={token.madeAt} />
            {token.by && <> · {token.by}</>}
          </p>
          {token.endedAt ? (
            <p>
              <strong>{words('connections.ended')}</strong> <When at={token.endedAt} />
            </p>
          ) : (
            <Form action={`${base}/tokens/${token.id}/end`}>
              <Button kind="care">{words('connections.tokens.end')}</Button>
            </Form>
          )}
        </Card>
      ))}
    />
  );
}

/** Lets another program in. It reads as one reader at most: one that its steward is. */
export function NewToken({ base, mine, sent }: { base: string; mine: Reader[]; sent?: Sent }) {
  const { words } = useFrame();
  const field = filledWith(words, {}, sent);
  const chosen = (name: string, value: string) => sent?.form.getAll(name).includes(value) ?? false;
  return (
    <Disclosure summary={words('connections.tokens.new')} open={sent !== undefined}>
      <Form action={`${base}/tokens`}>
        <Field
          {...field('name')}
          label={words('connections.tokens.name')}
          hint={words('connections.tokens.name.hint')}
          autocomplete="off"
        />
        <Choices
          many
          name="scopes"
          label={words('connections.tokens.scopes')}
          problem={field('scopes').problem}
          options={[
            {
              value: 'stories:write',
              label: words('connections.scope.write'),
              consequence: words('connections.scope.write.means'),
              chosen: chosen('scopes', 'stories:write'),
            },
            {
              value: 'stories:read',
              label: words('connections.scope.read'),
              consequence: words('connections.scope.read.means'),
              chosen: chosen('scopes', 'stories:read'),
            },
          ]}
        />
        <Choices
          name="reader"
          label={words('connections.tokens.reader')}
          hint={words('connections.tokens.reader.hint')}
          problem={field('reader').problem}
          optional
          options={mine.map((reader) => ({
            value: reader,
            label: words(`connections.reader.${reader}`),
            chosen: chosen('reader', reader),
          }))}
        />
        <Button>{words('connections.tokens.do')}</Button>
      </Form>
    </Disclosure>
  );
}
