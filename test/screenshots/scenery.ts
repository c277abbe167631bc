/**
 * Puts a drawn classroom in place of the window's camera, so that pictures of the product show a lesson and no test
 * pattern. Runs inside a page. Seat 0 is the teacher at the board; 1 to 3 are classrooms, each with its own pupils.
 */
export function installScenery(seat: number): void {
  const WIDTH = 640;
  const HEIGHT = 360;
  const skins = ['#f1c9a5', '#e8b990', '#f5d3b3', '#dfae86'];
  const clothes = ['#c8553d', '#3f7d8c', '#e0a43a', '#5c7a4f', '#8a5a83', '#44618f'];

  function person(
    pen: CanvasRenderingContext2D,
    { x, y, size, shirt, skin }: { x: number; y: number; size: number; shirt: string; skin: string },
  ): void {
    pen.fillStyle = shirt;
    pen.beginPath();
    pen.ellipse(x, y + size * 1.75, size * 1.25, size * 1.1, 0, Math.PI, 0);
    pen.fill();
    pen.fillStyle = skin;
    pen.beginPath();
    pen.arc(x, y, size * 0.8, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = '#2b2320';
    pen.beginPath();
    pen.arc(x, y - size * 0.12, size * 0.84, Math.PI * 1.02, Math.PI * 1.98);
    pen.fill();
  }

  function teacher(pen: CanvasRenderingContext2D, t: number): void {
    pen.fillStyle = '#e9e2d3';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = '#7a5a3c';
    pen.fillRect(36, 24, 500, 226);
    pen.fillStyle = '#27503f';
    pen.fillRect(46, 34, 480, 206);
    pen.strokeStyle = '#d9e6da';
    pen.fillStyle = '#f2f5ee';
    pen.font = '600 40px "Noto Sans CJK SC"';
    pen.fillText('茉莉花', 74, 92);
    pen.lineWidth = 1.5;
    for (let line = 0; line < 5; line += 1) {
      pen.beginPath();
      pen.moveTo(70, 130 + line * 14);
      pen.lineTo(400, 130 + line * 14);
      pen.stroke();
    }
    [172, 172, 158, 144, 137, 137, 144, 158, 151].forEach((y, index) => {
      const x = 96 + index * 33;
      pen.beginPath();
      pen.ellipse(x, y, 8, 6, -0.35, 0, 2 * Math.PI);
      pen.fill();
      pen.fillRect(x + 6, y - 36, 2, 36);
    });
    pen.fillStyle = '#b98d5e';
    pen.fillRect(0, 318, WIDTH, 42);
    const sway = Math.sin(t / 900) * 6;
    person(pen, { x: 470 + sway, y: 176, size: 52, shirt: '#7f3f4c', skin: skins[0] ?? '' });
    pen.strokeStyle = '#7f3f4c';
    pen.lineWidth = 26;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(428 + sway, 268);
    pen.lineTo(372 + sway, 214 + Math.sin(t / 400) * 10);
    pen.stroke();
  }

  function classroom(pen: CanvasRenderingContext2D, t: number): void {
    const walls = ['', '#e4e8de', '#efe3d2', '#dfe6ea'];
    pen.fillStyle = walls[seat] ?? '#e4e8de';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = '#cfe3ee';
    for (const x of [40, 430]) pen.fillRect(x, 30, 170, 100);
    pen.fillStyle = '#b23b2e';
    pen.fillRect(286, 36, 68, 46);
    const rows = 3 - (seat === 3 ? 1 : 0);
    for (let row = 0; row < rows; row += 1) {
      const size = 20 + row * 9;
      const count = 6 - row + (seat === 1 ? 1 : 0);
      const y = 150 + row * 72;
      for (let place = 0; place < count; place += 1) {
        const bob = Math.sin(t / 700 + place * 1.7 + row + seat) * 3;
        person(pen, {
          x: (WIDTH / count) * (place + 0.5),
          y: y + bob,
          size,
          shirt: clothes[(place * 2 + row + seat) % clothes.length] ?? '',
          skin: skins[(place + row) % skins.length] ?? '',
        });
      }
      pen.fillStyle = '#b98d5e';
      pen.fillRect(0, y + size * 1.5, WIDTH, 12 + row * 4);
    }
  }

  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    setInterval(() => (seat === 0 ? teacher(pen, performance.now()) : classroom(pen, performance.now())), 100);
    const stream = canvas.captureStream(10);
    const [camera] = (await devices()).filter(({ kind }) => kind === 'videoinput');
    for (const track of stream.getVideoTracks()) {
      const settings = track.getSettings.bind(track);
      track.getSettings = () => ({ ...settings(), ...(camera ? { deviceId: camera.deviceId } : {}) });
    }
    return stream;
  };

  // The browser's fake devices, under names that a school's would have.
  const names = { videoinput: '教室摄像头', audioinput: '吊顶麦克风', audiooutput: '音箱' } as const;
  const devices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
  navigator.mediaDevices.enumerateDevices = async () =>
    (await devices()).map((device) => {
      const { deviceId, groupId, kind } = device;
      return { deviceId, groupId, kind, label: names[kind], toJSON: () => device.toJSON() };
    });
}
