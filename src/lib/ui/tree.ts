import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { within, type Frame } from './frame.tsx';

/** A part of a page as data: text, or a tag with its attributes and children. A browser builds it anew without ever reading HTML. */
export type Tree = string | [tag: string, attributes: Record<string, string>, children: Tree[]];

/** What a part of a page is made of. Components are called as they are: ours have no state. */
export function treeOf(frame: Frame, part: VNode): Tree[] {
  return within(frame, () => branches(part));
}

function branches(part: ComponentChildren): Tree[] {
  if (part === null || part === undefined || typeof part === 'boolean') return [];
  if (Array.isArray(part)) return part.flatMap(branches);
  if (typeof part !== 'object') return [String(part)];
  const { type, props } = part as VNode<Record<string, unknown>>;
  const children = props.children as ComponentChildren;
  if (type === Fragment) return branches(children);
  if (typeof type === 'function') return branches((type as (props: unknown) => ComponentChildren)(props));
  return [[type as string, attributesOf(props), branches(children)]];
}

function attributesOf(props: Record<string, unknown>): Record<string, string> {
  const said = Object.entries(props).filter(
    ([name, value]) => name !== 'children' && name !== 'key' && value !== undefined && value !== null && value !== false,
  );
  return Object.fromEntries(
    said.map(([name, value]) => [name === 'className' ? 'class' : name.toLowerCase(), value === true ? '' : String(value)]),
  );
}
