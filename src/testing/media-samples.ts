import { crc32, deflateSync } from 'node:zlib';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EncodedAudioPacketSource, EncodedPacket, FilePathTarget, Mp4OutputFormat, Output } from 'mediabunny';
import sharp from 'sharp';

/** Words in the hidden parts of a file that must never come out of it again. */
export const secret = 'GEHEIMEPLEK';

/** A photo with a place, a maker and a way it was held in it: 300 by 200 pixels on its side, so that it is shown 200 by 300. */
export function aPhoto({ width = 300, height = 200 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#4a8' } })
    .withExif({
      IFD0: { Make: secret, Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 1/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '5/1 10/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** Two pictures after each other in one file. */
export async function aMovingPicture(): Promise<Buffer> {
  const one = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp([await one('#a00'), await one('#0a0')], { join: { animated: true } })
    .webp()
    .toBuffer();
}

/** A picture that says that it is enormous, in a file of a few kilobytes: a decompression bomb. */
export function aBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const part = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const rows = deflateSync(Buffer.alloc(1_000_000), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', header),
    part('IDAT', rows),
    part('IEND', Buffer.alloc(0)),
  ]);
}

/** Silence as a phone records it (M4A, AAC), with a title and a place in its tags. */
export async function aRecording(seconds = 3): Promise<Buffer> {
  const folder = mkdtempSync('/tmp/kring-sample-');
  try {
    const path = join(folder, 'sample');
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new FilePathTarget(path) });
    const sound = new EncodedAudioPacketSource('aac');
    output.addAudioTrack(sound);
    output.setMetadataTags({ title: secret, comment: `52.1,5.1 ${secret}` });
    await output.start();
    const meta = {
      decoderConfig: { codec: 'mp4a.40.2', sampleRate: 44_100, numberOfChannels: 2, description: Uint8Array.from([0x12, 0x10]) },
    };
    const silence = Uint8Array.from([0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80]);
    const length = 1_024 / 44_100;
    for (let nth = 0; nth * length < seconds; nth++) await sound.add(new EncodedPacket(silence, 'key', nth * length, length), meta);
    await output.finalize();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A sound of this many bytes (WAV, mono, 48 kHz), with a chunk of tags. */
export function aWave(bytes: number): Buffer {
  const data = bytes - 64;
  const wave = Buffer.alloc(bytes);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(bytes - 8, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(48_000, 24);
  wave.writeUInt32LE(96_000, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('LIST', 36);
  wave.writeUInt32LE(12, 40);
  wave.write(secret, 44);
  wave.write('data', 56);
  wave.writeUInt32LE(data, 60);
  return wave;
}

/** A file to send. */
export const asFile = (bytes: Buffer, type = 'application/octet-stream') => new Blob([new Uint8Array(bytes)], { type });
