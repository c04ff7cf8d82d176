import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { forgetFiles } from '#cycle/1-gather/medium-safe.server.ts';
import { may, nobody, type Act } from '#lib/people/may.ts';
import type { Config } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Live } from '#lib/server/live.server.ts';
import { errorFacts, log } from '#lib/server/log.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { actorOf, tookBackMeanwhile } from './actor.server.ts';
import { allDoors } from './all-doors.ts';
import { programActorOf } from './api/actor.server.ts';
import { noSuchDoor, refuseProgram } from './api/refusal.ts';
import { assets } from './assets.server.ts';
import { keepLanguage } from './cookies.server.ts';
import type { Door, Given, Here } from './door.ts';
import { CrossSite, filesOf, formOf, formTokenFor, longestForm, refuseCrossSite } from './forms.server.ts';
import { health } from './health.server.ts';
import { takesFiles } from './media/takes-files.ts';
import { resumableUploads } from './media/tus.server.ts';
import { securityHeaders } from './headers.server.ts';
import { speak } from './language.server.ts';
import { leaveAnyhow } from './teller/leave.tsx';
import { securityTxt } from './security-txt.server.ts';
import { themeFiles } from './theme.server.ts';
import { showNotHere, showProblem, showTooLarge, whatWentWrong } from './problems.tsx';
import { refuseUnknown } from './search/asked.tsx';

/** What the app stands on. Time is an argument, so that a test can let two weeks pass. */
export type Ground = { db: Db; keys: Keys; config: Config; now?: () => Date; live?: Live };
export type App = Hono<{ Variables: Given }>;

/** The whole web side of Kring: headers, assets, health, and every door with its policy. */
export function appOf(ground: Ground): App {
  const app: App = new Hono<{ Variables: Given }>();
  app.use(securityHeaders(ground.config));
  app.route('/', assets());
  app.route('/', themeFiles(ground.config));
  app.route('/', securityTxt(ground.config, ground.now ?? (() => new Date())));
  app.route('/', health(ground.db));
  app.on(['POST', 'DELETE'], '*', limited(ground));
  const upload = resumableUploads(ground);
  app.on(['POST', 'PATCH', 'DELETE'], ['/media/tus', '/media/tus/:upload'], (c) => upload(c.req.raw));
  // What was sent can be asked for by its length alone (HEAD), never be read back.
  app.get('/media/tus/:upload', (c, next) => (c.req.method === 'HEAD' ? upload(c.req.raw) : next()));
  for (const door of allDoors)
    app.on(door.method, door.path, (c) => enter(c as Here, door, ground).finally(() => forgetFiles(filesOf(c.var.form))));
  app.notFound(async (c) =>
    c.req.path.startsWith('/api/') ? noSuchDoor(c as Here, allDoors) : showNotHere(await prepared(c as Here, ground)),
  );
  app.onError(async (error, c) => {
    if (!(error instanceof CrossSite) && (await tookBackMeanwhile(await prepared(c as Here, ground)).catch(() => false)))
      return showNotHere(c as Here);
    const number = Math.random().toString(36).slice(2, 8).toUpperCase();
    const problem = error instanceof CrossSite ? ('crossSite' as const) : whatWentWrong(error);
    log({ event: 'problem', number, problem, route: c.req.routePath, method: c.req.method, ...errorFacts(error) });
    if (problem === 'crossSite' && c.req.path === '/leave') return leaveAnyhow(await prepared(c as Here, ground));
    return showProblem(await prepared(c as Here, ground), { problem, number });
  });
  return app;
}

/** Refuses what is too long. A form says its length, and the server reads no further; what comes in parts is counted on the way. */
function limited(ground: Ground): MiddlewareHandler<{ Variables: Given }> {
  const counted = bodyLimit({ maxSize: longestForm, onError: (c) => prepared(c as Here, ground).then(showTooLarge) });
  return (c, next) =>
    takesFiles(c as Here)
      ? next()
      : c.req.header('transfer-encoding') === undefined && Number(c.req.header('content-length')) <= longestForm
        ? next()
        : counted(c, next);
}

/** One request through one door: who is it, where, may they, and only then what the door does. */
async function enter(c: Here, door: Door, ground: Ground): Promise<Response> {
  const started = performance.now();
  await prepared(c, ground, door.act);
  if (c.req.url.includes('%00')) return showNotHere(c); // the database keeps no NUL: such an address names nothing
  if (door.method !== 'GET' && !isForPrograms(door)) {
    const form = await formOf(c);
    if (!form) return showTooLarge(c);
    c.set('form', form);
    refuseCrossSite(c);
  }
  const circle = await circleOf(c);
  c.set('actor', isForPrograms(door) ? await programActorOf(c) : door.act === 'readMedium' ? nobody : await actorOf(c));
  if (circle) c.set('circle', circle);
  speak(c, door.act);
  if (c.req.query('lang') === c.var.lang) keepLanguage(c, c.var.lang);
  const place = circle?.id ?? null;
  const answer =
    circle === null || !may(c.var.actor, door.act, place)
      ? await (isForPrograms(door) ? refuseProgram(c, door) : showNotHere(c))
      : await through(c, door);
  log({ event: 'request', method: door.method, route: door.path, status: answer.status, ms: Math.round(performance.now() - started) });
  return answer;
}

function through(c: Here, door: Door) {
  const { actor } = c.var;
  if (actor.person) c.set('person', actor.person);
  if (actor.teller) c.set('teller', actor.teller);
  if (actor.seat) c.set('seat', actor.seat);
  if (actor.respondent) c.set('respondent', actor.respondent);
  if (actor.program) c.set('program', actor.program);
  return refuseUnknown(c, door) ?? door.open(c);
}

/** Everything a page needs before it is known who asks; also for pages that say that something went wrong. */
async function prepared(c: Here, ground: Ground, act: Act = 'readAboutKring'): Promise<Here> {
  if (c.var.db) return c;
  c.set('db', ground.db);
  c.set('keys', ground.keys);
  c.set('config', ground.config);
  const clock = ground.now ?? (() => new Date());
  c.set('clock', clock);
  c.set('now', clock());
  c.set('live', ground.live ?? null);
  c.set('origin', ground.config.origin ?? new URL(c.req.url).origin);
  c.set('form', new FormData());
  c.set('formToken', formTokenFor(c));
  c.set('actor', nobody);
  speak(c, act);
  return c;
}

/** undefined: the address names no circle; null: it names one that is not there. */
async function circleOf(c: Here) {
  const { circle: slug, door } = c.req.param() as { circle?: string; door?: string };
  if (slug) return circleAt(c.var.db, { slug });
  if (door) return circleAt(c.var.db, { door });
  return undefined;
}

const isForPrograms = (door: Door) => door.path.startsWith('/api/');

export type { Context };
