let drawn = 0

/** A real JPEG of 1280×960, another one each time, so that what receives photos has something to read. */
export async function drawPhoto(): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 960 })
  const pen = canvas.getContext('2d')!
  pen.fillStyle = `hsl(${(drawn++ * 67) % 360} 45% 60%)`
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#fff'
  pen.font = '120px sans-serif'
  pen.fillText(`照片 ${drawn}`, 120, 500)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return new Uint8Array(await blob!.arrayBuffer())
}

export function imageSize(url: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => reject(new Error('fail file not found'))
    image.src = url
  })
}
