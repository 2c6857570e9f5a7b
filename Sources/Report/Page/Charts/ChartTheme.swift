/// How charts look, as the `config` of Vega and Vega-Lite: one for light pages, one for dark.
///
/// Specifications hold no colors: they name ranges (`category`, `diverging`, `heatmap`) and styles
/// of marks, so that one specification serves both.
public enum ChartTheme {
  /// For light pages.
  public static let light = config(
    Palette(
      text: "#1f2933", quiet: "#52606d", grid: "#e4e7eb", line: "#9aa5b1", target: "#b00020",
      shade: "#7b8794", fill: "#bcccdc", front: "#1f2933", ground: "#ffffff", bar: "#0059b3",
      category: [
        "#0059b3", "#c2410c", "#00796b", "#9b2c88", "#6b5900", "#3f51b5", "#a3123a", "#44607a",
      ],
      diverging: ["#8c3a00", "#d9730d", "#f7c590", "#f4f4f2", "#9cc6e8", "#3182bd", "#08407e"],
      heatmap: ["#fff7d6", "#b8d87a", "#4fb286", "#26788e", "#2f3f7f", "#33104e"]))

  /// For dark pages.
  public static let dark = config(
    Palette(
      text: "#e4e7eb", quiet: "#b8c2cc", grid: "#323f4b", line: "#7b8794", target: "#ff8a80",
      shade: "#9aa5b1", fill: "#486581", front: "#ffffff", ground: "#1f2933", bar: "#6db3ff",
      category: [
        "#6db3ff", "#ff9b54", "#4dd0b8", "#e79bdb", "#e0c94a", "#a5b1ff", "#ff8fab", "#b0c4d6",
      ],
      diverging: ["#ffb066", "#d9832b", "#8a5a2b", "#3a4148", "#2a5078", "#2b6cae", "#4a90d9"],
      heatmap: ["#2b1a45", "#3b4c8a", "#2f7f92", "#4fb286", "#b8d87a", "#fff2b0"]))

  /// Shapes of points, in the order of the colors, so that nobody needs to see colors.
  static let shapes: SpecValue = [
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right",
    "triangle-left",
  ]

  /// Dashes of lines, in the order of the colors.
  static let dashes: SpecValue = [
    [1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 2], [12, 3], [1, 3], [6, 2, 1, 2, 1, 2],
  ]

  private struct Palette {
    var text: SpecValue, quiet: SpecValue, grid: SpecValue, line: SpecValue, target: SpecValue
    var shade: SpecValue, fill: SpecValue, front: SpecValue, ground: SpecValue
    var bar: SpecValue
    var category: SpecValue, diverging: SpecValue, heatmap: SpecValue
  }

  private static let font: SpecValue =
    "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

  private static func config(_ palette: Palette) -> SpecValue {
    let axis: SpecValue = [
      "labelColor": palette.quiet, "titleColor": palette.text, "gridColor": palette.grid,
      "domainColor": palette.line, "tickColor": palette.line, "labelFont": font,
      "titleFont": font, "labelFontSize": 11, "titleFontSize": 12, "titleFontWeight": "normal",
      "titlePadding": 8, "labelLimit": 220,
    ]
    return [
      "background": "transparent", "font": font, "padding": 4,
      "axis": axis,
      "legend": [
        "labelColor": palette.text, "titleColor": palette.text, "labelFont": font,
        "titleFont": font, "labelFontSize": 12, "titleFontSize": 12,
        "titleFontWeight": "normal", "labelLimit": 260, "titleLimit": 400, "symbolSize": 120,
        "symbolStrokeWidth": 2,
      ],
      "header": [
        "labelColor": palette.text, "titleColor": palette.text, "labelFont": font,
        "titleFont": font, "labelFontSize": 12, "labelFontWeight": "bold", "labelLimit": 900,
      ],
      "title": [
        "color": palette.text, "subtitleColor": palette.quiet, "font": font,
        "subtitleFont": font, "fontSize": 12, "anchor": "start", "limit": 900,
      ],
      "mark": ["color": palette.bar], "rule": ["color": palette.quiet],
      "text": ["color": palette.text, "font": font, "fontSize": 11],
      "view": ["stroke": palette.grid, "continuousHeight": 200],
      "range": [
        "category": palette.category, "diverging": palette.diverging,
        "heatmap": palette.heatmap, "ramp": palette.heatmap,
        "staff": [palette.fill, palette.target, palette.text],
      ],
      "style": styles(palette),
    ]
  }

  /// Marks that mean the same in every chart.
  private static func styles(_ palette: Palette) -> SpecValue {
    [
      "target": [
        "color": palette.target, "stroke": palette.target, "strokeDash": [6, 4], "strokeWidth": 1.5,
      ],
      "zero": ["color": palette.line, "stroke": palette.line, "strokeWidth": 1.5],
      "event": ["color": palette.shade, "fillOpacity": 0.16],
      "quiet": ["color": palette.quiet, "stroke": palette.quiet],
      "missing": [
        "fill": "transparent", "stroke": palette.line, "strokeDash": [2, 2], "strokeWidth": 0.5,
      ],
      "volume": ["color": palette.fill], "bar": ["color": palette.bar],
      "sure": [
        "color": palette.front, "stroke": palette.ground, "strokeWidth": 0.8, "opacity": 1,
      ],
      "front": [
        "color": palette.front, "stroke": palette.front, "strokeDash": [4, 3], "strokeWidth": 1.2,
      ],
      "note": ["color": palette.text, "fill": palette.text, "font": font, "fontSize": 11],
      "node": ["fill": palette.line],
    ]
  }
}
