/** What a logo can be made of: shapes and colours. Nothing that runs, loads or links. */
const elements = 'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title desc'.split(
  ' ',
);
const attributes =
  /^(xmlns|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|d|points|transform|fill|fill-rule|fill-opacity|clip-rule|clip-path|stroke|stroke-width|stroke-linecap|stroke-linejoin|stroke-miterlimit|opacity|offset|stop-color|stop-opacity|gradientUnits|gradientTransform|id|role|aria-label|version)$/;
const largest = 100_000;

/** What is wrong with an SVG as a logo; empty when it is only shapes. What is not understood is refused, never mended. */
export function logoProblems(svg: string): string[] {
  if (svg.length > largest) return [`it is larger than ${largest / 1000} kB`];
  const rest = svg.replace(/^\s*<\?xml[^<>?]*\?>\s*/, '').replace(/<!--(?!.*--!)[^]*?-->/g, '');
  if (!/^\s*<svg[\s>]/.test(rest)) return ['it is not an SVG'];
  const tags = [...rest.matchAll(/<\/?([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/g)];
  const wrong = tags.flatMap(([, name, said]) => [
    ...(elements.includes(name!) ? [] : [`<${name}> is not a shape`]),
    ...[...said!.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].flatMap(([, key, one, other]) =>
      attributeProblem(key!, one ?? other ?? ''),
    ),
  ]);
  const left = tags.reduce((text, [tag]) => text.replace(tag, ''), rest);
  return [...new Set([...wrong, ...(/[<>]|&(?!amp;|lt;|gt;|quot;|apos;)/.test(left) ? ['it has something in it that is no shape'] : [])])];
}

function attributeProblem(key: string, value: string): string[] {
  if (!attributes.test(key)) return [`${key}= cannot be in a logo`];
  const loads = /url\(/i.test(value) && !/^url\(#[\w-]+\)$/.test(value);
  return loads || /[&\\]|javascript|data:/i.test(value) || (/:\/\//.test(value) && key !== 'xmlns')
    ? [`${key}="…" points to somewhere else`]
    : [];
}
