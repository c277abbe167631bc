// What nearly every file of the worker includes, parsed once in place of two hundred times.
#include "common.hpp"
#include "Logger.hpp"
#include "MediaSoupErrors.hpp"
#include "RTC/Transport.hpp"
#include "SharedInterface.hpp"
#include "Utils.hpp"
