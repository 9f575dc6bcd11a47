// Saves the chart as it is shown. The chart is Streamlit's own svg, found by the class of its key.

const SCALE = 2;

function shown(chart, paper) {
  const svg = document.querySelector(`.st-key-${chart} [data-testid="stEChartsChart"] svg`);
  if (!svg) return null;
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.style.background = paper;
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function saveSvg(picture, name) {
  download(new Blob([picture.text], { type: "image/svg+xml" }), `${name}.svg`);
}

async function savePng(picture, name, paper) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  const pen = canvas.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(blob, `${name}.png`), "image/png");
}

export default function ({ data, parentElement }) {
  const root = element("div", "root");
  for (const [label, save] of [["PNG", savePng], ["SVG", saveSvg]]) {
    const button = element("button", "save", `Save as ${label}`);
    button.type = "button";
    button.onclick = () => {
      const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
      const picture = shown(data.chart, paper);
      if (picture) save(picture, data.name, paper);
    };
    root.append(button);
  }
  place(root, parentElement);
}
