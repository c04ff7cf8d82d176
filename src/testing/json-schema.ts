/** A schema, as far as ours go. */
export type Schema = {
  [name: string]: unknown;
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  not?: Schema;
};

/** What does not fit the schema: as much of JSON Schema as ours uses. */
export function against(schema: Schema, value: unknown, root: Schema, at = '$'): string[] {
  if (schema.$ref) return against((root.$defs as Record<string, Schema>)[schema.$ref.split('/').at(-1)!]!, value, root, at);
  if (schema.oneOf) return schema.oneOf.some((one) => against(one, value, root, at).length === 0) ? [] : [`${at} fits none`];
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const kinds = schema.type === undefined ? [kind] : [schema.type].flat();
  const wrong = [
    ...(kinds.includes(kind) || (kind === 'integer' && kinds.includes('number')) ? [] : [`${at} is ${kind}`]),
    ...('const' in schema && schema.const !== value ? [`${at} is not ${String(schema.const)}`] : []),
    ...(schema.enum && !(schema.enum as unknown[]).includes(value) ? [`${at} is none of its values`] : []),
    ...(typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern as string).test(value)
      ? [`${at} has another shape`]
      : []),
    ...(typeof value === 'number' && (value < ((schema.minimum as number) ?? -Infinity) || value > ((schema.maximum as number) ?? Infinity))
      ? [`${at} is out of range`]
      : []),
    ...(schema.not && against(schema.not, value, root, at).length === 0 ? [`${at} is what it may not be`] : []),
  ];
  if (Array.isArray(value) && schema.items) wrong.push(...value.flatMap((one, n) => against(schema.items!, one, root, `${at}[${n}]`)));
  if (kind === 'object' && schema.properties) {
    const fields = value as Record<string, unknown>;
    wrong.push(...((schema.required as string[]) ?? []).filter((name) => !(name in fields)).map((name) => `${at}.${name} is missing`));
    for (const [name, field] of Object.entries(fields)) {
      const known = schema.properties[name];
      wrong.push(
        ...(known ? against(known, field, root, `${at}.${name}`) : schema.additionalProperties === false ? [`${at}.${name} is more`] : []),
      );
    }
  }
  return wrong;
}
