/** Of satori's own reader of fonts, which comes without types, what measuring needs. */
declare module '@shuding/opentype.js' {
  interface Glyph {
    /** In units of which `unitsPerEm` make the size of the type. */
    readonly advanceWidth: number
  }
  interface OpenFont {
    readonly unitsPerEm: number
    /** 0 where the font has no glyph for it. */
    charToGlyphIndex(char: string): number
    charToGlyph(char: string): Glyph
  }
  const opentype: { parse(bytes: ArrayBuffer): OpenFont }
  export = opentype
}
