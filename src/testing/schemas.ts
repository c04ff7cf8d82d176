import { z } from 'zod';
import { openapi } from '#routes/api/openapi.ts';

const description = openapi({ origin: 'http://localhost', email: 'kring@example.org' });
type Said = { $ref?: string; content?: Record<string, { schema: { $ref: string } }> };

/** What is wrong with an answer, held against what the interface says of that door: its status, its type, its version, every field of its body. */
export async function answerProblems(answer: Response, method: string, door: string): Promise<string[]> {
  const path = door.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}');
  const doing = description.paths[path]?.[method.toLowerCase()] as { responses: Record<string, Said> } | undefined;
  const said = doing?.responses[String(answer.status)];
  if (!said) return [`${method} ${path} answers ${answer.status}, and does not say so`];
  if (!answer.headers.get('api-version')) return [`${method} ${path} says no version`];
  const { content = {} } = (said.$ref ? description.components.responses.Problem : said) as Said;
  const [type, described] = Object.entries(content)[0] ?? ['', null];
  if (!described) return (await answer.text()) === '' ? [] : [`${method} ${path} has a body that is not described`];
  if (!answer.headers.get('content-type')?.startsWith(type)) return [`${method} ${path} is ${answer.headers.get('content-type')}`];
  const read = schemaOf(described.schema.$ref).safeParse(await answer.json());
  return (read.error?.issues ?? []).map((issue) => `${method} ${path} ${issue.path.join('.')}: ${issue.message}`);
}

const read = new Map<string, z.ZodType>();
function schemaOf(ref: string): z.ZodType {
  const $defs = JSON.parse(JSON.stringify(description.components.schemas).replaceAll('#/components/schemas/', '#/$defs/')) as Record<
    string,
    never
  >;
  const schema =
    read.get(ref) ??
    z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: ref.replace('components/schemas', '$defs'), $defs });
  read.set(ref, schema);
  return schema;
}
