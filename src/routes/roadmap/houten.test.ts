import { expect, test } from 'vitest';
import { fillExample } from '#examples/fill-example.server.ts';
import { foundOrganisation } from '#lib/people/people.server.ts';
import { pointsOf, roadMapOf } from '#system/roadmap/road-map.ts';
import { figures, places, rings, traceOf } from '#system/roadmap/sky.ts';
import { stars } from '#system/roadmap/constellations.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';

const { db, app, keys, config } = await testKring();

test('example H shows a lit road map in which each star opens, with its route and its plans', async () => {
  const founding = { name: 'Kring', language: 'nl', privacyContact: null, steward: { name: 'Noor', email: null, employer: null } };
  await fillExample({ db, keys, config }, 'H', { steward: await foundOrganisation(db, founding, today), now: today });
  const anyone = visitor(app, { language: 'nl' });
  await anyone.goTo('/circles/voorbeeld-houten/road-map');
  const links = [...anyone.page.querySelectorAll('.kring-sky a')].map((link) => link.getAttribute('href')!);
  expect(links.length).toBeGreaterThan(15);
  expect(anyone.page.querySelectorAll('.kring-sky .kring-sky__open').length).toBeGreaterThan(2);
  expect(anyone.page.querySelectorAll('.kring-route li').length).toBeGreaterThan(10);
  expect(anyone.page.querySelector('.kring-sky__trace')!.getAttribute('d')).toMatch(/^M\d+ \d+(Q[\d. -]+)+$/);
  for (const href of new Set(links)) {
    await anyone.goTo(href);
    expect(anyone.status, href).toBe(200);
    const place = href.split('#')[1];
    if (place) expect(anyone.page.querySelector(`[id="${place}"]`), href).not.toBeNull();
  }
}, 60_000);

test('the line of the route goes through each star once, in order of day, and never says the order of what has no day', () => {
  const on = (star: 'talked' | 'promise' | 'stories', day: string | null) => ({ star, on: day, about: null });
  const lights = [on('talked', '2026-10-01'), on('stories', null), on('promise', '2026-11-01'), on('talked', '2026-11-20')];
  const points = pointsOf(roadMapOf(lights, []));
  expect(points).toEqual([places.talked, places.promise]);
  expect(traceOf(points)).toMatch(/^M725 690Q[\d.]+ [\d.]+ 95 205$/);
  expect(pointsOf(roadMapOf(lights.toReversed(), []))).toEqual(points);
  expect(traceOf([places.talked, places.talked])).toBe('M725 690');
  expect(traceOf([])).toBe('');
});

test('each star has a place of its own, lies near its ring and belongs to a figure', () => {
  for (const { key, constellation } of stars) {
    const [place, ring] = [places[key], rings[constellation]];
    expect(Math.hypot(place.x - ring.x, place.y - ring.y), key).toBeLessThan(ring.radius);
    expect(figures.flat(), key).toContain(key);
    for (const other of stars)
      if (other.key !== key) expect(Math.hypot(place.x - places[other.key].x, place.y - places[other.key].y), key).toBeGreaterThan(100);
  }
});
