# scipy's sparse assignment on the same problem: a column a place of a helper, and one for each case that may be left.
# Reads the file of write-instance.ts, solves once for every line on standard input, answers "milliseconds objective".
# Only the solver's call is timed, not the building of the matrix.
import sys
from time import perf_counter

import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

numbers = numpy.fromfile(sys.argv[1], dtype=numpy.int32)
cases, helpers, count = numbers[:3]
cuts = numpy.cumsum([3, cases + 1, helpers, cases, 2 * count])
start, capacity, penalty, pairs = (numbers[a:b] for a, b in zip(cuts, cuts[1:]))
helper, cost = pairs[0::2], pairs[1::2]
owner = numpy.repeat(numpy.arange(cases), numpy.diff(start))

places = capacity[helper]
place_from = numpy.concatenate([[0], numpy.cumsum(capacity)])
rows = numpy.repeat(owner, places)
nth = numpy.arange(places.sum()) - numpy.repeat(numpy.cumsum(places) - places, places)
columns = numpy.repeat(place_from[helper], places) + nth
rows = numpy.concatenate([rows, numpy.arange(cases)])
columns = numpy.concatenate([columns, place_from[-1] + numpy.arange(cases)])
# A stored 0 would be no pair: every cost is one higher, and every case pays it once.
weights = numpy.concatenate([numpy.repeat(cost, places), penalty]).astype(numpy.float64) + 1
matrix = csr_matrix((weights, (rows, columns)), shape=(cases, place_from[-1] + cases))

for _ in sys.stdin:
    began = perf_counter()
    chosen = min_weight_full_bipartite_matching(matrix)
    taken = (perf_counter() - began) * 1000
    objective = int(numpy.asarray(matrix[chosen]).sum()) - int(cases)
    print(f"{taken:.4f} {objective}", flush=True)
