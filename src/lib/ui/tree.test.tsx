import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { wordsIn } from '#lib/words/words.ts';
import { Tag } from './card.tsx';
import { within, type Frame } from './frame.tsx';
import { treeOf, type Tree } from './tree.ts';
import { When } from './when.tsx';

const frame: Frame = { words: wordsIn('en'), lang: 'en', dir: 'ltr', formToken: '', path: '/', assets: (name) => name };

test('a part of a page as data says what the page says', () => {
  const part = (
    <>
      <h2 class="big" lang="nl" aria-live={undefined} hidden={false}>
        Ronde {2}
      </h2>
      {null}
      <ul>
        {['a', '<b>'].map((text) => (
          <li key={text}>
            <Tag>{text}</Tag>
          </li>
        ))}
      </ul>
      <When at={new Date('2026-11-24T12:00:00Z')} />
    </>
  );
  expect(asHtml(treeOf(frame, part))).toBe(within(frame, () => render(part)));
});

const asHtml = (tree: Tree[]): string =>
  tree
    .map((branch) =>
      typeof branch === 'string'
        ? branch.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        : `<${branch[0]}${Object.entries(branch[1])
            .map(([name, value]) => ` ${name}="${value}"`)
            .join('')}>${asHtml(branch[2])}</${branch[0]}>`,
    )
    .join('');
