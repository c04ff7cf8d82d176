/**
 * Words of the office, each with a plainer one in reach (indien: als; middels: met; realiseren: maken). Whole words, or a few that go together.
 * After the lists of avoidable words of Dutch public bodies ("Is dit B1?", Direct Duidelijk) and plain-English guides, as far as they fit here;
 * at the end the words that this product says with another one.
 */
export const officeWords = {
  nl: listed(`
    aangaande, aanvangen, accorderen, afhandelen, afstemming, alsmede, alvorens, bandbreedte, belanghebbende, belanghebbenden,
    beleidsmatig, beogen, beschikking, betreffende, bewerkstelligen, bijgevolg, borgen, borging, casus, cliënt, cliënten, commitment,
    communiceren, conform, consensus, context, continueren, data-analyse, derhalve, desbetreffende, desgewenst, dienen te, dient te,
    dientengevolge, diverse, doelgroep, doelstelling, door middel van, draagvlak, duiden, duiding, echter, effectueren, evaluatie,
    evalueren, evident, faciliteren, feedback, fungeren, gefaciliteerd, genereren, gremium, hanteren, heden, hieromtrent, implementatie,
    implementeren, in het kader van, in relatie tot, indicatie, indien, initiatie, initiëren, input, integraal, interventie,
    inventariseren, inzake, kaders, kenbaar maken, kennisgeving, ketenpartner, ketenpartners, klankbordgroep, met betrekking tot,
    methodiek, middels, monitoren, monitoring, mutatie, nader, nadere, navenant, nihil, omtrent, onderhavig, onderhavige, ontsluiten, op
    basis van, operationeel, optimaal, optimaliseren, output, participant, participanten, participatie, participeren, perspectief,
    pilot, prioriteren, procedure, proces, progressie, raadplegen, reactietermijn, realiseren, reeds, reflecteren, relevant, relevante,
    respondent, respondenten, respons, retourneren, sessie, significant, stakeholder, stakeholders, structureel, te allen tijde, ten
    aanzien van, ten behoeve van, ten gevolge van, teneinde, terzake, tevens, toelichting, traject, transparant, uiteenzetten,
    uitrollen, urgent, valideren, verifiëren, verstrekken, vervaardigen, vigerend, vigerende, voornemens, voornoemd, voortvloeien,
    woonachtig, zorgdragen, zulks,
    intrekken, ingetrokken, bladzijde, hooguit`),
  en: listed(`
    actionable, aforementioned, ascertain, capacity building, commence, deliverable, deliverables, disseminate, empower, facilitate,
    feedback, going forward, heretofore, implement, implementation, in order to, in respect of, inter alia, key performance, learnings,
    leverage, mainstreaming, monitoring, notwithstanding, output, outputs, outreach strategy, participant, participants, prior to,
    pursuant, robust, service user, service users, stakeholder, stakeholders, subsequent, subsequently, synergy, terminate, thereof,
    utilise, utilize, whereby`),
};

/** Short names that are explained where they stand, or that are the name of a thing: a licence, a rule book. */
export const namesThatMayStand = /EUPL|CC BY-SA|WCAG|niveau AA|level AA/g;

function listed(words: string): string[] {
  return words.split(/,\s+/).map((word) => word.trim());
}
