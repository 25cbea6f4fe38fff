/** A line of a page: where it begins, in points from the left and the bottom, and its words. */
export interface PrintedLine {
  readonly x: number
  readonly y: number
  readonly text: string
}

/**
 * A PDF with those pages, set in a 10 point font that is not embedded but says, in its
 * ToUnicode map, which character each code is.
 *
 * @param encrypted locked with a password that nobody has
 * @param deflated takes the place of every page's content: a compressed stream, a character a byte
 */
export function pdf(
  pages: readonly (readonly PrintedLine[])[],
  encrypted = false,
  deflated?: string,
): Uint8Array {
  const pageIds = pages.map((_, index) => 8 + index * 2)
  const objects = new Map<number, string>([
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, `<</Type/Pages/Count ${pages.length}/Kids[${pageIds.map(id => `${id} 0 R`).join(' ')}]>>`],
    [
      3,
      '<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>',
    ],
    [
      4,
      '<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>',
    ],
    [
      5,
      '<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    ],
    [6, stream(toUnicode)],
    [7, `<</Filter/Standard/V 1/R 2/P -4/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>>>`],
  ])
  pages.forEach((lines, index) => {
    const id = 8 + index * 2
    objects.set(
      id,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents ${id + 1} 0 R>>`,
    )
    objects.set(
      id + 1,
      deflated === undefined
        ? stream(lines.map(show).join('\n'))
        : stream(deflated, '/Filter/FlateDecode'),
    )
  })
  const lock = encrypted ? `/Encrypt 7 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]` : ''
  return assemble(objects, lock)
}

const show = ({ x, y, text }: PrintedLine) =>
  `BT /F 10 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`

const hex = (text: string) =>
  Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('')

const stream = (content: string, filter = '') =>
  `<</Length ${content.length}${filter}>>\nstream\n${content}\nendstream`

/** The blocks of 256 codes in use: Latin, punctuation, Chinese marks, Chinese, full width. */
const rows = [0x00, 0x20, 0x30, ...Array.from({ length: 0x52 }, (_, row) => 0x4e + row), 0xff].map(
  row => row.toString(16).padStart(2, '0'),
)

/** Code for code the same character: the codes are UTF-16. */
const toUnicode = [
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
  '/CMapName /Same def /CMapType 2 def',
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  `${rows.length} beginbfrange`,
  ...rows.map(row => `<${row}00> <${row}ff> <${row}00>`),
  'endbfrange',
  'endcmap end end',
].join('\n')

function assemble(objects: ReadonlyMap<number, string>, lock: string): Uint8Array {
  const size = Math.max(...objects.keys()) + 1
  let file = '%PDF-1.4\n'
  const offsets = new Map<number, number>()
  for (const [id, content] of objects) {
    offsets.set(id, file.length)
    file += `${id} 0 obj\n${content}\nendobj\n`
  }
  const start = file.length
  const rows = Array.from({ length: size }, (_, id) => {
    const offset = offsets.get(id)
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  file += `xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R${lock}>>\n`
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`, 'latin1')
}
