import type { ComponentChildren, VNode } from 'preact';
import { capacitiesOf } from '#lib/people/may.ts';
import { ReadAloud, StillThere } from '#lib/ui/comforts.tsx';
import { renderPage } from '#lib/ui/frame.tsx';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Page } from '#lib/ui/page.tsx';
import { directionOf, languages } from '#lib/words/languages.ts';
import { gatheredElsewhere } from '#system/circles/circles.server.ts';
import { assetAddress } from './assets.server.ts';
import type { Here } from './door.ts';
import { wayBack } from './undo.tsx';
import { FirstUse, hintHere } from './hints.tsx';
import { themeOf } from './theme.server.ts';

/** What a page says of itself. */
export type About = {
  title: string;
  wide?: boolean;
  /** Needs the look of the pages where people work, also when it is the teller's. */
  inside?: boolean;
  status?: number;
  /** Names of islands that this page uses: files in `routes/islands`. */
  islands?: string[];
  /** Without JavaScript this page loads itself anew after so many seconds. */
  refreshes?: number;
  /** A form came back with slips: the title begins with that. Status 422 says so too. */
  wrong?: boolean;
};

/** A page outside any circle. */
export function showOpen(c: Here, about: About, children: ComponentChildren): Response {
  const { words } = c.var;
  return show(
    c,
    <Page
      title={`${about.title} – Kring`}
      inside={about.inside}
      wide={about.wide}
      wrong={isWrong(about)}
      languages={choices(c)}
      help={<p>{words('frame.help.open')}</p>}
      person={personHere(c)}
      islands={about.islands}
    >
      {children}
    </Page>,
    about.status,
  );
}

/** A page of the circle: its name and subject above, the ways through it, help numbers below. */
export async function showCircle(c: Here, about: About, children: ComponentChildren): Promise<Response> {
  const { circle, words } = c.var;
  const hint = await hintHere(c);
  return show(
    c,
    <Page
      title={`${about.title} – ${words('frame.circle', { subject: circle.subject })}`}
      inside
      wide={about.wide}
      wrong={isWrong(about)}
      circle={{ name: words('frame.circle', { subject: circle.subject }), href: `/circles/${circle.slug}`, mark: markOf(c) }}
      nav={waysThrough(c)}
      languages={choices(c)}
      help={helpHere(c)}
      person={personHere(c)}
      attribution={circle.attribution ?? undefined}
      islands={about.islands}
      refreshes={about.refreshes}
    >
      <FirstUse hint={hint} />
      {await wayBack(c)}
      {children}
      <ReportThis c={c} />
    </Page>,
    about.status,
  );
}

/** On everything that the world can read: a quiet way to say that something is wrong. */
function ReportThis({ c }: { c: Here }) {
  const { circle, words } = c.var;
  const base = `/circles/${circle.slug}`;
  const page = c.req.path.slice(base.length + 1);
  if (c.req.method !== 'GET' || !c.req.path.startsWith(base) || !openToTheWorld.test(page)) return null;
  return (
    <p class="kring-quiet kring-not-printed">
      <a href={`${base}/report${page && `?page=${page}`}`} rel="nofollow">
        {words('site.report.link')}
      </a>
    </p>
  );
}

const openToTheWorld =
  /^(?:published|try-outs|rituals|insights|changes|sessions|statements|map|evaluation|data|moderation|activity|compass|road-map|outcomes|talents|case|story-agreement|methods|exhibition)?(?:\/\w+)*$/;

/**
 * A page of the teller: a neutral title, help numbers, a way out in one tap, read-aloud, and two idle minutes end the visit.
 * Needs `circle` to be set (by the door of the circle, or `withTellersCircle`).
 */
export async function showTeller(c: Here, about: About, children: ComponentChildren): Promise<Response> {
  const { words, circle } = c.var;
  return show(
    c,
    <Page
      title="Kring"
      neutral
      inside={about.inside}
      wrong={isWrong(about)}
      circle={circle && { name: words('frame.circle', { subject: circle.subject }), mark: markOf(c) }}
      languages={choices(c)}
      help={helpHere(c)}
      exit={{ href: '/leave', label: words('frame.exit') }}
      attribution={circle?.attribution ?? undefined}
      islands={['read-aloud', 'leave', 'idle', ...(about.islands ?? [])]}
    >
      <ReadAloud />
      {children}
      <StillThere action="/finish" to="/finish" />
    </Page>,
    about.status,
  );
}

const isWrong = (about: About) => about.wrong ?? about.status === 422;

/** Renders a whole page. */
export function show(c: Here, page: VNode, status = 200): Response {
  const { words, lang, formToken, config } = c.var;
  const frame = {
    words,
    lang,
    dir: directionOf(lang),
    formToken,
    path: c.req.path,
    assets: assetAddress,
    timeZone: config.timeZone,
    theme: themeOf(config).here,
  };
  return c.html(renderPage(frame, page), status as 200);
}

function choices(c: Here) {
  return c.var.languages.map((code) => ({ code, name: languages[code].name, href: `?lang=${code}`, current: code === c.var.lang }));
}

function personHere(c: Here) {
  const { person } = c.var.actor;
  if (!person) return undefined;
  const signOutForm = (
    <Form action="/sign-out">
      <Button kind="quiet">{c.var.words('frame.signOut')}</Button>
    </Form>
  );
  return { name: person.name, home: '/home', signOutForm };
}

const markOf = (c: Here) => (c.var.circle.mark ? c.var.words(`frame.mark.${c.var.circle.mark}`) : undefined);

function helpHere(c: Here) {
  const { circle, words } = c.var;
  const numbers = circle?.help ?? [];
  return (
    <>
      <p>{words(numbers.length > 0 ? 'frame.help.numbers' : 'frame.help.open')}</p>
      <ul class="kring-help-numbers">
        {numbers.map(({ name, number, about }) => (
          <li lang={circle.language} dir={directionOf(circle.language)}>
            <strong>{name}</strong> <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a> {about}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The ways through a circle, for whoever is here; those that are not theirs are not shown. */
function waysThrough(c: Here) {
  const { circle, words, actor } = c.var;
  const able = capacitiesOf(actor, circle.id);
  const inside = ['reader', 'member', 'listener', 'steward'].some((role) => able.has(role as 'reader'));
  const senses = inside || able.has('table');
  const base = `/circles/${circle.slug}`;
  const ways: [string, string, boolean][] = [
    [base, words('frame.way.circle'), true],
    [`/tell/${circle.door}`, words('frame.way.tell'), circle.gathering === 'open'],
    [
      `${base}/help`,
      words('frame.way.help'),
      !gatheredElsewhere(circle) && ['member', 'listener', 'steward'].some((role) => able.has(role as 'member')),
    ],
    [`${base}/listen`, words('frame.way.listen'), able.has('listener')],
    [`${base}/stories`, words('frame.way.stories'), senses],
    [`${base}/sense`, words('frame.way.sense'), senses],
    [`${base}/statements`, words('frame.way.statements'), senses],
    [`/respond/${circle.door}`, words('frame.way.respond'), circle.asking === 'open'],
    [`${base}/map`, words('frame.way.map'), senses || circle.asking !== 'not yet'],
    [`${base}/search`, words('frame.way.search'), senses],
    [`${base}/published`, words('frame.way.published'), !senses],
    [`${base}/insights`, words('frame.way.insights'), !senses],
    [`${base}/sessions`, words('frame.way.sessions'), true],
    [`${base}/changes`, words('frame.way.changes'), true],
    [`${base}/compass`, words('frame.way.compass'), true],
    [`${base}/outcomes`, words('frame.way.outcomes'), true],
    [`${base}/try-outs`, words('frame.way.tryOuts'), true],
    [`${base}/road-map`, words('frame.way.roadMap'), true],
    [`${base}/methods`, words('frame.way.methods'), inside],
    [`${base}/learning`, words('frame.way.learning'), inside],
    [`${base}/return`, words('frame.way.return'), able.has('steward') || able.has('listener')],
    [`${base}/prepare`, words('frame.way.prepare'), able.has('steward')],
  ];
  return ways
    .filter(([, , there]) => there)
    .map(([href, label]) => ({ href, label, current: href === base ? c.req.path === base : c.req.path.startsWith(href) }));
}
