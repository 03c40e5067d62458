// Every element that begins or ends beside the page; what is hidden from sight cannot.
() => {
  const width = document.documentElement.clientWidth;
  const faults = [...document.body.querySelectorAll('*')]
    .filter(element => element.checkVisibility() && !element.closest('.symbols, thead'))
    .filter(element => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5); })
    .map(element => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  return document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`, ...faults] : faults;
}
