"""How often the commonest groups of letters stand in English prose, inside of words."""

from collections.abc import Mapping
from types import MappingProxyType

_COUNTED = """
in 51.3, th 47.1, er 43.6, re 40.9, an 38.3, he 38.3, on 38.2, es 32.9, or 31.5, at 30.7, te 30.1, ti 29.4,
the 29, en 27.6, ar 25.5, st 25.5, nd 24.2, al 23.8, nt 22.9, it 22.8, to 22.3, ng 21.4, se 21.2, is 20.8,
ed 20.4, ou 19.6, le 19.5, me 19.2, co 19, io 18.1, ing 17.8, ri 17.5, ic 17.2, ne 17.1, de 16.8, ro 16.5,
li 16.3, ve 16.2, ion 16, ea 15.8, ra 15.7, and 15.5, of 15, as 14.9, ce 14.3, ha 14, ma 14, ur 13.5, ca 13.2,
om 13.2, tio 13.2, tion 13.2, ta 13.1, ll 13, si 13, ch 12.8, el 12.4, hi 12.3, ho 12.1, la 12, pr 12, ent 11.8,
fo 11.6, il 11.2, ct 11.1, us 11.1, ac 11, ec 11, di 10.7, ge 10.6, ns 10.5, et 10, ot 10, be 9.8, lo 9.8,
rs 9.8, ati 9.7, for 9.6, ie 9.5, pe 9.5, rt 9.5, tr 9.2, ts 9.2, no 9.1, ss 9.1, pa 9, na 8.8, vi 8.8, po 8.7,
un 8.7, ad 8.5, ee 8.5, em 8.5, ut 8.4, ol 8.3, so 8.2, ter 8.1, ni 8, nc 7.8, wi 7.8, ate 7.7, am 7.6, mo 7.6,
atio 7.5, ai 7.4, ation 7.4, ow 7.1, fi 7, ia 6.8, mi 6.8, sh 6.8, we 6.8, ag 6.6, su 6.6, pl 6.5, id 6.4,
ly 6.4, op 6.4, ay 6.2, ers 6.2, ir 6.2, pro 6.2, os 6.1, da 6, ig 6, oo 6, res 6, iv 5.9, ry 5.9, ul 5.9,
men 5.8, wa 5.8, yo 5.8, all 5.7, ci 5.6, con 5.6, her 5.6, tu 5.5, ver 5.5, im 5.4, our 5.4, bl 5.3, com 5.3,
ons 5.3, ty 5.3, you 5.3, ab 5.2, bo 5.2, ck 5.2, fr 5.2, ke 5.2, ev 5.1, ew 5.1, mp 5.1, ap 4.9, are 4.9,
ba 4.9, do 4.9, ess 4.9, ex 4.9, ment 4.9, sa 4.9, ect 4.8, fe 4.8, od 4.8, age 4.6, rd 4.6, thi 4.6, hat 4.5,
wh 4.5, cl 4.4, est 4.4, nce 4.4, ted 4.4, av 4.3, bu 4.3, gr 4.3, ine 4.3, ov 4.3, sp 4.3, sta 4.3, ere 4.2,
gh 4.2, his 4.2, rea 4.2, tha 4.2, ear 4.1, oc 4.1, tin 4.1, wo 4.1, ist 4, ith 4, ive 4, ld 4, rc 4, rm 4,
ga 3.9, if 3.9, ls 3.9, rn 3.9, sc 3.9, ep 3.8, gi 3.8, int 3.8, per 3.8, uc 3.8, wit 3.8, cr 3.7, cti 3.7,
ite 3.7, nte 3.7, ome 3.7, tor 3.7, with 3.7, cu 3.6, ica 3.6, tra 3.6, va 3.6, art 3.5, by 3.5, du 3.5,
ies 3.5, lin 3.5, not 3.5, ort 3.5, pp 3.5, um 3.5, up 3.5, go 3.4, ice 3.4, ore 3.4, pi 3.4, ste 3.4, that 3.4,
ther 3.4, ting 3.4, ide 3.3, ions 3.3, out 3.3, tt 3.3, fa 3.2, qu 3.2, rat 3.2, this 3.2, ue 3.2, act 3.1,
au 3.1, bi 3.1, ces 3.1, ds 3.1, eg 3.1, eve 3.1, ff 3.1, ill 3.1, lu 3.1, og 3.1, ser 3.1, ity 3, ru 3
"""

# Per thousand running words, counted over the frequency table (docs/frequency.md): the groups of two to five letters
# that come three times or more.
PER_THOUSAND: Mapping[str, float] = MappingProxyType(
    {group: float(count) for group, count in (item.split() for item in _COUNTED.replace("\n", " ").split(","))}
)
