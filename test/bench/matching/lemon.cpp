// LEMON's network simplex on the same problem. Reads the file of write-instance.ts, then solves once for every line on
// standard input and answers "milliseconds objective". Only the solver's run is timed, not the building of the graph.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;
using Solver = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

static std::vector<std::int32_t> read(std::FILE *file, std::size_t count) {
  std::vector<std::int32_t> numbers(count);
  if (std::fread(numbers.data(), 4, count, file) != count) throw std::runtime_error("the file is too short");
  return numbers;
}

int main(int, char **arguments) {
  std::FILE *file = std::fopen(arguments[1], "rb");
  const auto head = read(file, 3);
  const int cases = head[0], helpers = head[1];
  const auto start = read(file, cases + 1);
  const auto capacity = read(file, helpers);
  const auto penalty = read(file, cases);
  const auto pairs = read(file, 2 * head[2]);
  std::fclose(file);

  Graph graph;
  Graph::ArcMap<std::int64_t> upper(graph), cost(graph);
  Graph::NodeMap<std::int64_t> supply(graph);
  std::vector<Graph::Node> caseNode, helperNode;
  for (int i = 0; i < cases; i++) caseNode.push_back(graph.addNode());
  for (int j = 0; j < helpers; j++) helperNode.push_back(graph.addNode());
  const auto sink = graph.addNode();
  const auto connect = [&](Graph::Node from, Graph::Node to, std::int64_t places, std::int64_t price) {
    const auto arc = graph.addArc(from, to);
    upper[arc] = places;
    cost[arc] = price;
  };
  for (int i = 0; i < cases; i++) {
    supply[caseNode[i]] = 1;
    for (int e = start[i]; e < start[i + 1]; e++) connect(caseNode[i], helperNode[pairs[2 * e]], 1, pairs[2 * e + 1]);
    connect(caseNode[i], sink, 1, penalty[i]);
  }
  for (int j = 0; j < helpers; j++) connect(helperNode[j], sink, capacity[j], 0);
  supply[sink] = -cases;

  for (std::string line; std::getline(std::cin, line);) {
    Solver solver(graph);
    solver.upperMap(upper).costMap(cost).supplyMap(supply);
    const auto began = std::chrono::steady_clock::now();
    if (solver.run() != Solver::OPTIMAL) throw std::runtime_error("not solved");
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - began;
    std::printf("%.4f %lld\n", taken.count(), static_cast<long long>(solver.totalCost<std::int64_t>()));
    std::fflush(stdout);
  }
}
