import {
  ADTS,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MATROSKA,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  Output,
  QTFF,
  WAVE,
  WEBM,
  WavOutputFormat,
  WebMOutputFormat,
  type AudioCodec,
  type InputAudioTrack,
  type InputVideoTrack,
  type OutputFormat,
  type VideoCodec,
} from 'mediabunny';
import { mediumLimits, type Unfit } from './medium.ts';

/** Sound or video made safe: the same sound and pictures in a new file without titles, places or anything else. `seconds` is counted, not believed. */
export type SafeSound = { kind: 'sound' | 'video'; type: string; seconds: number; width: number | null; height: number | null };

const readable = [MP4, QTFF, WEBM, MATROSKA, OGG, MP3, WAVE, ADTS];
/** What every browser of the last years plays, and that carries no titles of its own within the sound (as Vorbis and FLAC do). */
const videoCodecs: readonly VideoCodec[] = ['avc', 'vp8', 'vp9', 'av1'];
const audioCodecs: readonly AudioCodec[] = ['aac', 'mp3', 'opus', 'pcm-s16', 'pcm-u8'];

/** A file of ten minutes has some hundred thousand packets; more is a trap. */
const mostPackets = 400_000;

/** Bytes that are held in memory at once, each for reading and for writing. */
const piece = 2 ** 20;

type Outcome = { safe: SafeSound; unfit?: undefined } | { safe?: undefined; unfit: Unfit };

/** Puts the sound and pictures of a file in a new one at `to`, as they are: nothing is decoded. Only the first track of each is taken. */
export async function makeSoundSafe(from: string, to: string): Promise<Outcome> {
  const input = new Input({ source: new FilePathSource(from, { maxCacheSize: piece }), formats: readable });
  try {
    if (!(await input.canRead())) return { unfit: 'unknown' };
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!video && !audio) return { unfit: 'unknown' };
    const [videoCodec, audioCodec] = [await video?.getCodec(), await audio?.getCodec()];
    if (video && !videoCodecs.includes(videoCodec!)) return { unfit: 'codec' };
    if (audio && !audioCodecs.includes(audioCodec!)) return { unfit: 'codec' };
    const format = formatFor(videoCodec ?? null, audioCodec ?? null);
    if (!format) return { unfit: 'codec' };
    return await copied({ video, audio, format, to });
  } catch {
    return { unfit: 'broken' };
  } finally {
    input.dispose();
  }
}

type Copying = { video: InputVideoTrack | null; audio: InputAudioTrack | null; format: OutputFormat; to: string };

async function copied({ video, audio, format, to }: Copying): Promise<Outcome> {
  const output = new Output({ format, target: new FilePathTarget(to, { chunkSize: piece }) });
  const kind = video ? 'video' : 'sound';
  const tracks = [...(video ? [await forVideo(output, video)] : []), ...(audio ? [await forAudio(output, audio)] : [])].map((track) => ({
    ...track,
    packets: track.sink.packets(),
    first: true,
  }));
  await output.start();
  try {
    let [seconds, count] = [0, 0];
    const next = await Promise.all(tracks.map((track) => track.packets.next()));
    for (;;) {
      // What comes first is written first, so that a player need not jump through the file.
      const nth = earliest(next);
      if (nth === null) break;
      const packet = next[nth]!.value!;
      seconds = Math.max(seconds, packet.timestamp + packet.duration);
      if (seconds > mediumLimits.seconds[kind]) return await stopped(output, 'tooLong');
      if ((count += 1) > mostPackets) return await stopped(output, 'tooLong');
      await tracks[nth]!.add(packet);
      next[nth] = await tracks[nth]!.packets.next();
    }
    if (count === 0) return await stopped(output, 'empty');
    await output.finalize();
    const size = video ? { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() } : { width: null, height: null };
    return { safe: { kind, type: typeOf(format, kind), seconds: Math.max(1, Math.round(seconds)), ...size } };
  } catch (error) {
    await output.cancel().catch(() => {});
    throw error;
  }
}

async function stopped(output: Output, unfit: Unfit): Promise<Outcome> {
  await output.cancel();
  return { unfit };
}

type Packet = NonNullable<Awaited<ReturnType<EncodedPacketSink['getFirstPacket']>>>;

function earliest(next: readonly IteratorResult<Packet, void>[]): number | null {
  let found: number | null = null;
  for (const [nth, { done, value }] of next.entries())
    if (!done && (found === null || value.timestamp < next[found]!.value!.timestamp)) found = nth;
  return found;
}

async function forVideo(output: Output, track: InputVideoTrack) {
  const source = new EncodedVideoPacketSource((await track.getCodec())!);
  output.addVideoTrack(source, { rotation: await track.getRotation() });
  const meta = { decoderConfig: (await track.getDecoderConfig()) ?? undefined };
  return { sink: new EncodedPacketSink(track), add: (packet: Packet) => source.add(packet, meta) };
}

async function forAudio(output: Output, track: InputAudioTrack) {
  const source = new EncodedAudioPacketSource((await track.getCodec())!);
  output.addAudioTrack(source);
  const meta = { decoderConfig: (await track.getDecoderConfig()) ?? undefined };
  return { sink: new EncodedPacketSink(track), add: (packet: Packet) => source.add(packet, meta) };
}

/** The plainest file that holds these and that old phones play. */
function formatFor(video: VideoCodec | null, audio: AudioCodec | null): OutputFormat | null {
  const formats: OutputFormat[] = video
    ? [new WebMOutputFormat(), new Mp4OutputFormat({ fastStart: false })]
    : [new Mp3OutputFormat(), new WavOutputFormat(), new WebMOutputFormat(), new Mp4OutputFormat({ fastStart: false })];
  return formats.find((format) => holds(format, video, audio)) ?? null;
}

const holds = (format: OutputFormat, video: VideoCodec | null, audio: AudioCodec | null) =>
  (!video || format.getSupportedVideoCodecs().includes(video)) && (!audio || format.getSupportedAudioCodecs().includes(audio));

function typeOf(format: OutputFormat, kind: 'sound' | 'video'): string {
  if (kind === 'video') return format.mimeType;
  return format.mimeType.replace('video/', 'audio/');
}
